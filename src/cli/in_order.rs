//! Work shared among threads, its results taken in order, with few of them waiting.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Results that wait for each thread, so that a slow item does not fill the memory with those after it.
const AHEAD: usize = 4;

/// What `work` makes of the items, given to `take` in their order; the first error of `take` ends it.
///
/// Thread *n* of *k* works on every *k*-th item from the *n*-th on, and `take` asks the threads in turn.
pub(super) fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    thread::scope(|scope| {
        let work = &work;
        let threads = threads.clamp(1, items.len().max(1));
        let lanes: Vec<Receiver<R>> = (0..threads)
            .map(|first| {
                let (send, receive) = sync_channel(AHEAD);
                scope.spawn(move || {
                    let own = items.iter().skip(first).step_by(threads);
                    // nobody receives any more once `take` has failed
                    own.map(work).try_for_each(|result| send.send(result)).ok()
                });
                receive
            })
            .collect();
        // a thread that panics ends the run: the scope panics too
        (0..items.len()).map_while(|index| lanes[index % threads].recv().ok()).try_for_each(&mut take)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREADS: usize = 3;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u64> = (0..100).collect();
        let mut taken = Vec::new();
        let slow = |&item: &u64| {
            thread::sleep(std::time::Duration::from_micros(item % 7 * 100));
            item * 2
        };
        let done: Result<(), ()> = in_order(&items, THREADS, slow, |result| {
            taken.push(result);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_ends_the_work() {
        let items = [1; 1_000];
        let mut taken = 0;
        let stop = in_order(
            &items,
            THREADS,
            |&item| item,
            |item| {
                taken += item;
                if taken < 5 { Ok(()) } else { Err("enough") }
            },
        );
        assert_eq!((stop, taken), (Err("enough"), 5));
        assert_eq!(in_order(&[], THREADS, |&item: &i32| item, |_| Err("never")), Ok(()));
    }
}
