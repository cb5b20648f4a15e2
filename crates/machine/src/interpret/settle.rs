//! After a typed copy: padding is uninitialised, and integers point nowhere.

use mir::TyId;

use super::{Eval, Interpreter};
use crate::code::Residue;
use crate::memory::Pointer;

impl Interpreter<'_> {
    /// A value of a type was copied here, as bytes: takes away what its type does not keep.
    #[inline]
    pub(super) fn settle(&mut self, at: Pointer, ty: TyId) -> Eval<()> {
        match self.code.residues(ty)? {
            [] => Ok(()),
            residues => self.settle_all(at, residues),
        }
    }

    fn settle_all(&mut self, at: Pointer, residues: &[Residue]) -> Eval<()> {
        for residue in residues {
            match residue {
                Residue::Padding(range) | Residue::Bare(range) => {
                    let size = range.end - range.start;
                    let (bytes, start) = self.peek(at.offset(range.start), size)?;
                    let there = start..start + size;
                    match residue {
                        Residue::Bare(_) if bytes.has_provenance(there.clone()) => {
                            self.peek_mut(at)?.strip(there);
                        }
                        Residue::Padding(_) if bytes.has_init(there.clone()) => {
                            self.peek_mut(at)?.uninit(there);
                        }
                        _ => {}
                    }
                }
                Residue::Enum(offset, ty) => {
                    let at = at.offset(*offset);
                    let (Ok(variant), variants) =
                        (self.variant(at, *ty), self.code.variant_residues(*ty)?)
                    else {
                        continue;
                    };
                    if let Some(residues) = variants.get(variant) {
                        self.settle_all(at, residues)?;
                    }
                }
                Residue::Array(offset, element, count) => {
                    let stride = self.code.types.get(*element)?.size;
                    for index in 0..*count {
                        self.settle(at.offset(offset + index * stride), *element)?;
                    }
                }
            }
        }
        Ok(())
    }
}
