package solve

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestProjectsOfTheScheduleLibrary proves the shortest duration of every project in the
// folder named by RAHBORD_PSPLIB (files *.sm; beside the folder, <set>.optimum.csv with
// lines file,optimum).
func TestProjectsOfTheScheduleLibrary(t *testing.T) {
	folder := os.Getenv("RAHBORD_PSPLIB")
	if folder == "" {
		t.Skip("RAHBORD_PSPLIB does not name a folder of PSPLIB instances (*.sm)")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.sm"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no *.sm in %s: %v", folder, err)
	}
	optimum := readOptima(t, strings.TrimSuffix(folder, "/")+".optimum.csv")
	times := make([]time.Duration, len(files))
	began := time.Now()
	var wait sync.WaitGroup
	for worker := range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for k := worker; k < len(files); k += runtime.GOMAXPROCS(0) {
				times[k] = proveProject(t, files[k], optimum)
			}
		})
	}
	wait.Wait()
	wall := time.Since(began)
	var total time.Duration
	for _, took := range times {
		total += took
	}
	sort.Slice(times, func(a, b int) bool { return times[a] < times[b] })
	within := func(d time.Duration) int { return sort.Search(len(times), func(k int) bool { return times[k] > d }) }
	t.Logf("%d projects in %v, searched for %v in all: %d within 0.1 s, %d within 1 s, longest %v", len(times), wall.Round(time.Millisecond), total.Round(time.Millisecond),
		within(100*time.Millisecond), within(time.Second), times[len(times)-1].Round(time.Millisecond))
}

// proveProject proves the shortest duration of one project and says how long that took.
func proveProject(t *testing.T, file string, optimum map[string]int) time.Duration {
	p, weight := readProject(t, file)
	chosen := make([]bool, len(p.Tasks))
	for i := range chosen {
		chosen[i] = true
	}
	begin := time.Now()
	r, err := SolveEarliest(p, chosen, weight, Options{Stop: func() bool { return time.Since(begin) > *limit }})
	took := time.Since(begin)
	name := filepath.Base(file)
	if err != nil || r.Status != Optimal {
		t.Errorf("%s: not proven after %v: %+v %v", name, took, r.Bounds, err)
		return took
	}
	if _, err := Check(p, r.Start); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if got := int(r.Value) - 1; got != optimum[name] { // the last task takes one period
		t.Errorf("%s: %d, known %d", name, got, optimum[name])
	}
	if *all {
		t.Logf("%s: %d, %d conflicts, %v", name, r.Value-1, r.Conflicts, took.Round(time.Millisecond))
	}
	return took
}

func readOptima(t *testing.T, path string) map[string]int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	optimum := map[string]int{}
	for _, row := range rows[1:] {
		if optimum[row[0]], err = strconv.Atoi(row[1]); err != nil {
			t.Fatal(err)
		}
	}
	return optimum
}

// readProject reads a single-mode instance. The first job (a marker of length 0) is left
// out; the last becomes a task of one period that carries the weight.
func readProject(t *testing.T, path string) (p Problem, weight []int64) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ReplaceAll(string(text), "\r", ""), "\n")
	section := func(title string, skip int) int {
		for k, line := range lines {
			if strings.HasPrefix(line, title) {
				return k + skip
			}
		}
		t.Fatalf("%s: no %s", path, title)
		return 0
	}
	links, jobs := section("PRECEDENCE RELATIONS", 2), section("REQUESTS/DURATIONS", 3)
	capacity := numbers(lines[section("RESOURCEAVAILABILITIES", 2)])
	for k := jobs; ; k++ {
		v := numbers(lines[k])
		if len(v) < 3 {
			break
		}
		job := Task{Duration: max(1, v[2])}
		for r, amount := range v[3:] {
			if amount > 0 {
				job.Demand = append(job.Demand, Demand{r, amount})
			}
		}
		p.Horizon += job.Duration
		if v[0] > 1 {
			p.Tasks = append(p.Tasks, job)
		}
	}
	for i := range p.Tasks {
		p.Tasks[i].Latest = p.Horizon
		v := numbers(lines[links+1+i])
		for _, next := range v[3:] {
			p.Needs = append(p.Needs, Need{Task: next - 2, AnyOf: []int{i}})
		}
	}
	for _, c := range capacity {
		r := Resource{make([]int, p.Horizon)}
		for k := range r.Capacity {
			r.Capacity[k] = c
		}
		p.Resources = append(p.Resources, r)
	}
	weight = make([]int64, len(p.Tasks))
	weight[len(weight)-1] = 1
	return p, weight
}

func numbers(line string) []int {
	var out []int
	for _, field := range strings.Fields(line) {
		v, err := strconv.Atoi(field)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}

func ExampleSolveEarliest() {
	p := Problem{Horizon: 9, Tasks: []Task{{Duration: 2, Latest: 9}, {Duration: 3, Latest: 9}}, Needs: []Need{{Task: 1, AnyOf: []int{0}}}}
	r, err := SolveEarliest(p, []bool{true, true}, []int64{1, 1}, Options{})
	fmt.Println(r.Start, r.Value, r.Status == Optimal, err)
	// Output: [0 2] 7 true <nil>
}
