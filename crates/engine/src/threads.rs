//! How is work spread over threads? One worker with its own state each; results in the order of the inputs.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// `work` over `items` on up to `jobs` threads. Each thread has a state of its own from `state`.
pub fn map<T: Sync, S, R: Send>(
    items: &[T],
    jobs: usize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&T, &mut S) -> R + Sync,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new((0, Vec::with_capacity(items.len())));
    let worker = || {
        let mut state = state();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return };
            let result = work(item, &mut state);
            // A poisoned lock means that another worker panicked; the scope passes that panic on.
            let Ok(mut done) = done.lock() else { return };
            done.0 += 1;
            done.1.push((at, result));
            progress(done.0, items.len());
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs.clamp(1, items.len().max(1)) {
            scope.spawn(worker);
        }
        worker();
    });
    let mut results = done.into_inner().map(|d| d.1).unwrap_or_default();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;
    use std::sync::Mutex;

    #[test]
    fn results_keep_the_order_of_the_inputs_on_any_number_of_threads() {
        let items: Vec<u32> = (0..100).collect();
        for jobs in [0, 1, 2, 7, 200] {
            let seen = Mutex::new(Vec::new());
            let squares = map(&items, jobs, || (), |n, ()| n * n, &|done, all| {
                if let Ok(mut seen) = seen.lock() {
                    seen.push((done, all));
                }
            });
            assert_eq!(squares, items.iter().map(|n| n * n).collect::<Vec<_>>());
            let expected: Vec<(usize, usize)> = (1..=100).map(|n| (n, 100)).collect();
            assert_eq!(seen.into_inner().unwrap_or_default(), expected, "{jobs} jobs");
        }
    }
}
