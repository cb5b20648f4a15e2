//! Threads, waiting and the clock.

use mir::Intrinsic as I;

use super::Request;
use crate::interpret::terminator::Then;
use crate::interpret::{Eval, Fault, Interpreter};
use crate::{BlockedOn, ThreadId, WaitFor};

impl Interpreter<'_> {
    /// What may end the thread's turn: it goes on at `then` whenever its turn comes again.
    pub(super) fn thread_intrinsic(
        &mut self,
        intrinsic: I,
        request: Request<'_>,
        then: Then,
    ) -> Eval<()> {
        let target = then.target.ok_or("a wait without a target")?;
        match intrinsic {
            I::ThreadJoin => {
                let thread = ThreadId(self.u64(request.arg(0)?)? as u32);
                self.go_to(target)?;
                self.join(thread)
            }
            I::ThreadYield => {
                self.go_to(target)?;
                let running = self.s.threads.running;
                self.give_way(Some(running));
                Ok(())
            }
            I::ThreadSleep => {
                let until = self.u64(request.arg(0)?)?;
                let until = self.time_after(until);
                self.go_to(target)?;
                self.wait(BlockedOn::Sleep, Some(until));
                Ok(())
            }
            _ => {
                let word = self.pointer(request.arg(0)?)?;
                let expected = self.u64(request.arg(1)?)? as u32;
                let timeout = self.u64(request.arg(2)?)?;
                let what = self.u64(request.arg(3)?)?;
                let what = WaitFor::from_number(what).ok_or("no such reason to wait")?;
                let object = self.pointer(request.arg(4)?)?.address;
                self.store_scalar(request.to, 1, 1.into())?;
                let found = self.unraced(|this| this.load_scalar(word, 4))?.bits as u32;
                let until = (timeout != u64::MAX).then(|| self.time_after(timeout));
                self.go_to(target)?;
                if found != expected {
                    return Ok(());
                }
                let running = self.s.threads.running;
                if let Some(thread) = self.s.threads.get_mut(running) {
                    thread.answer = Some(request.to);
                }
                let address = word.address;
                self.wait(BlockedOn::Futex { what, address, object }, until);
                Ok(())
            }
        }
    }

    /// What does not end the thread's turn.
    pub(super) fn thread_info_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        let to = request.to;
        match intrinsic {
            I::FutexWake => {
                let word = self.pointer(request.arg(0)?)?;
                let count = self.u64(request.arg(1)?)?;
                let woken = self.wake_at(word.address, count);
                self.store_scalar(to, 4, u128::from(woken).into())
            }
            I::SyncNote => {
                let kind = self.u64(request.arg(0)?)?;
                let object = self.pointer(request.arg(1)?)?;
                self.note_lock(object.address, kind & 1 == 0, kind < 2);
                Ok(())
            }
            I::ThreadSpawn => {
                let function = self.pointer(request.arg(0)?)?;
                let function = self.function_at(function)?;
                let data = self.pointer(request.arg(1)?)?;
                let stack_size = self.u64(request.arg(2)?)?;
                let name = self.pointer(request.arg(3)?)?;
                let len = self.u64(request.arg(4)?)?;
                let name = self.load_bytes(name, len)?;
                let name = (len > 0).then(|| String::from_utf8_lossy(&name).into_owned());
                let thread = self.spawn(function, data, stack_size, name)?;
                self.store_scalar(to, 8, u128::from(thread.0).into())
            }
            I::ThreadCurrent => {
                let thread = self.s.threads.running;
                self.store_scalar(to, 8, u128::from(thread.0).into())
            }
            I::ThreadLocalStorage => {
                let key = self.pointer(request.arg(0)?)?;
                let pointer = self.thread_local(key, request.ty(0)?)?;
                self.store_pointer(to, pointer, false)
            }
            I::ClockNow => {
                let now = self.s.clock();
                self.store_scalar(to, 8, u128::from(now).into())
            }
            _ => Err(Fault::malformed("no intrinsic of threads")),
        }
    }

    /// Does something that is no access of the program's.
    pub(super) fn unraced<T>(&mut self, job: impl FnOnce(&mut Self) -> Eval<T>) -> Eval<T> {
        let races = self.s.memory.races.take();
        let result = job(self);
        self.s.memory.races = races;
        result
    }
}
