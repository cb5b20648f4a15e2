//! The bodies that no one wrote: drop glue, constructors, adapters between ways to call,
//! compiler-made clones and derived impls.

mod builder;
mod call;
mod clone;
mod constructor;
mod derive;
mod drop;
mod start;

use hir_ty::next_solver::{Mutability, Ty};
use mir::{Body, Local, Rvalue, TerminatorKind};

use crate::cx::{Cx, Result, Shim, Unsupported};
use builder::Builder;

/// Makes the body of a shim; one that cannot be made says why when it is run.
pub(crate) fn body<'db>(cx: &mut Cx<'db>, shim: &Shim<'db>) -> Body {
    let name = cx.shim_name(shim);
    build(cx, shim, name.clone())
        .unwrap_or_else(|Unsupported { why, .. }| unsupported(cx, name, why))
}

/// A body that says why it cannot be run.
pub(crate) fn unsupported(cx: &mut Cx<'_>, name: String, why: String) -> Body {
    let mut builder = Builder::new(cx, name, None);
    builder.terminate(TerminatorKind::Unsupported(why));
    builder.finish()
}

/// A body that stands for one that should be there.
pub(crate) fn missing(cx: &mut Cx<'_>) -> Body {
    let mut builder = Builder::new(cx, "missing".to_owned(), None);
    builder.terminate(TerminatorKind::Unsupported("a function without a body".to_owned()));
    builder.finish()
}

fn build<'db>(cx: &mut Cx<'db>, shim: &Shim<'db>, name: String) -> Result<Body> {
    match *shim {
        Shim::DropGlue(ty) => drop::glue(cx, name, ty),
        Shim::Constructor(variant, args) => constructor::constructor(cx, name, variant, args),
        Shim::ClosureOnce(ty) => call::closure_once(cx, name, ty),
        Shim::ClosureFnPointer(ty) => call::closure_fn_pointer(cx, name, ty),
        Shim::FnPointerCall { ty, by_ref } => call::fn_pointer_call(cx, name, ty, by_ref),
        Shim::CallOnceInPlace(args) => call::call_once_in_place(cx, name, args),
        Shim::Virtual(id, args) | Shim::Intrinsic(id, args) => call::forward(cx, name, id, args),
        Shim::TypeName(ty) => type_name(cx, name, ty),
        Shim::Clone(ty) => clone::clone(cx, name, ty),
        Shim::Derive(derive, method, args) => derive::derive(cx, name, derive, method, args),
        Shim::Start { lang_start, main } => start::start(cx, name, lang_start, main),
    }
}

/// `fn() -> &'static str`.
fn type_name<'db>(cx: &mut Cx<'db>, name: String, ty: Ty<'db>) -> Result<Body> {
    let Some(path) = cx.type_path(ty) else {
        let why = format!("the path that `type_name` gives for `{}`", cx.type_name(ty));
        return cx.unsupported(cx.no_span(), format!("{why} is not known here"));
    };
    let str_ty = cx.interner.default_types().types.str;
    let result = cx.ref_ty(str_ty, Mutability::Not);
    let mut b = Builder::with_signature(cx, name, &[], result)?;
    let text = b.str(&path)?;
    b.assign(Local::RETURN, Rvalue::Use(text));
    b.ret();
    Ok(b.finish())
}

impl<'db> Cx<'db> {
    /// What a shim is called in a backtrace.
    pub(crate) fn shim_name(&self, shim: &Shim<'db>) -> String {
        match shim {
            Shim::DropGlue(ty) => format!("drop_in_place::<{}>", self.type_name(*ty)),
            Shim::Constructor(variant, _) => self.constructor_name(*variant),
            Shim::ClosureOnce(ty) | Shim::ClosureFnPointer(ty) | Shim::FnPointerCall { ty, .. } => {
                self.type_name(*ty)
            }
            Shim::CallOnceInPlace(_) => "call_once".to_owned(),
            Shim::TypeName(ty) => format!("type_name::<{}>", self.type_name(*ty)),
            Shim::Virtual(id, args) | Shim::Intrinsic(id, args) => self.function_name(*id, *args),
            Shim::Clone(ty) => format!("<{} as Clone>::clone", self.type_name(*ty)),
            Shim::Derive(derive, method, args) => {
                let adt = derive.loc(self.db).adt;
                let ty = hir_ty::next_solver::Ty::new_adt(self.interner, adt, *args);
                let trait_ = derive.loc(self.db).trait_.name();
                let name = self.type_name(ty);
                format!("<{name} as {}>::{}", trait_.as_str(), method.name().as_str())
            }
            Shim::Start { .. } => "start".to_owned(),
        }
    }
}
