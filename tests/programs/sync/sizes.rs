use std::mem::size_of;
use std::sync::atomic::*;
use std::sync::mpsc::*;
use std::sync::*;
use std::thread::*;
use std::time::*;

macro_rules! sizes {
    ($($t:ty),* $(,)?) => { $(println!("{} {}", size_of::<$t>(), align_of::<$t>());)* };
}

fn main() {
    sizes!(
        Mutex<()>, Mutex<u8>, Mutex<i32>, Mutex<u64>, MutexGuard<'static, i32>,
        Option<MutexGuard<'static, i32>>, RwLock<()>, RwLock<i32>, RwLock<u64>,
        RwLockReadGuard<'static, i32>, RwLockWriteGuard<'static, i32>, Condvar, WaitTimeoutResult, Once,
        OnceState, OnceLock<i32>, OnceLock<String>, LazyLock<i32>, LazyLock<String>, Barrier,
        BarrierWaitResult, Arc<i32>, Option<Arc<str>>, std::sync::Weak<i32>, PoisonError<i32>,
        TryLockError<i32>
    );
    sizes!(Sender<i32>, SyncSender<String>, Receiver<i32>, SendError<i32>, TrySendError<i32>, RecvError);
    sizes!(AtomicBool, AtomicU8, AtomicI16, AtomicU32, AtomicU64, AtomicUsize, AtomicPtr<u8>);
    sizes!(JoinHandle<i32>, ScopedJoinHandle<'static, i32>, Thread, ThreadId, Option<ThreadId>);
    sizes!(Duration, Option<Duration>, Instant, Option<Instant>, SystemTime, Builder, LocalKey<i32>);
}
