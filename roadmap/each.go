package roadmap

import (
	"runtime"
	"sync"
)

// each does n pieces of work that do not depend on one another, as many at a time as there
// are processors, and hands back the error of the first piece that has one. begun is told
// how many were begun before, never two at a time.
func each(n int, begun func(before int), do func(i int) error) error {
	var (
		lock sync.Mutex
		next int
		wait sync.WaitGroup
	)
	take := func() int {
		lock.Lock()
		defer lock.Unlock()
		if next < n {
			begun(next)
		}
		next++
		return next - 1
	}
	errs := make([]error, n)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := take(); i < n; i = take() {
				errs[i] = do(i)
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
