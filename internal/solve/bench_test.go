package solve

import (
	"flag"
	"fmt"
	"sort"
	"testing"
	"time"
)

var (
	seeds = flag.Int("seeds", 5, "instances per benchmark")
	limit = flag.Duration("limit", 60*time.Second, "time for one instance")
	all   = flag.Bool("all", false, "report every instance")
)

// BenchmarkCatalogue solves a set of synthetic catalogues per iteration and reports the
// share proven in all and within one second, the median and the longest time, and the
// largest gap left. Run it with -benchtime 1x.
func BenchmarkCatalogue(b *testing.B) {
	for _, c := range []struct{ tasks, periods int }{{40, 26}, {60, 26}, {60, 52}, {160, 52}} {
		kinds := map[string]func(seed uint64) Problem{
			"linear":  func(seed uint64) Problem { return catalogue(c.tasks, c.periods, 7, seed, 0) },
			"concave": func(seed uint64) Problem { return catalogue(c.tasks, c.periods, 7, seed, 3) },
			"scopes":  func(seed uint64) Problem { return scoped(catalogue(c.tasks+1, c.periods, 7, seed, 3)) },
		}
		kinds["both"] = func(seed uint64) Problem { return scoped(catalogue(c.tasks+1, c.periods, 7, seed, 0)) }
		for _, kind := range []string{"linear", "concave", "scopes", "both"} {
			b.Run(fmt.Sprintf("%dx%d/%s", c.tasks, c.periods, kind), func(b *testing.B) {
				for b.Loop() {
					measure(b, kinds[kind])
				}
			})
		}
	}
}

func measure(b *testing.B, instance func(seed uint64) Problem) {
	proven, quick, gap := 0, 0, 0.0
	var times []time.Duration
	for seed := range *seeds {
		p := instance(uint64(seed + 1))
		begin := time.Now()
		r, err := Solve(p, Options{Conflicts: 1 << 40, Stop: func() bool { return time.Since(begin) > *limit }})
		took := time.Since(begin)
		if err != nil {
			b.Fatal(err)
		}
		if v, err := Check(p, r.Start); err != nil || v != r.Value {
			b.Fatalf("seed %d: %d %v", seed, v, err)
		}
		if r.Status == Optimal {
			proven++
			if took < time.Second {
				quick++
			}
		}
		g := 100 * float64(r.Bound-r.Value) / float64(r.Value)
		gap = max(gap, g)
		times = append(times, took)
		if *all {
			b.Logf("seed %d: %d, gap %.2f %%, %d conflicts, %v", seed+1, r.Value, g, r.Conflicts, took.Round(time.Millisecond))
		}
	}
	sort.Slice(times, func(x, y int) bool { return times[x] < times[y] })
	n := float64(len(times))
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*float64(proven)/n, "%proven")
	b.ReportMetric(100*float64(quick)/n, "%in-1s")
	b.ReportMetric(times[len(times)/2].Seconds(), "s-median")
	b.ReportMetric(times[len(times)-1].Seconds(), "s-longest")
	b.ReportMetric(gap, "%gap")
}
