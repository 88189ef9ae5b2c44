package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// answer is what a tool said about one instance.
type answer struct {
	value  int
	found  bool // there is a plan
	proven bool // the tool says that no plan is better
	took   time.Duration
	gap    float64 // percent by which a better plan could be worth more, where the tool says so
}

// gecode solves a MiniZinc model.
func gecode(model, folder string, limit time.Duration) (answer, error) {
	file := filepath.Join(folder, "model.mzn")
	if err := os.WriteFile(file, []byte(model), 0o600); err != nil {
		return answer{}, err
	}
	out, took, err := run(folder, limit, "minizinc", "--solver", "gecode", "--intermediate", "--time-limit", fmt.Sprint(limit.Milliseconds()), file)
	a := answer{proven: strings.Contains(out, "=========="), took: took}
	for _, m := range regexp.MustCompile(`objective=(-?\d+)`).FindAllStringSubmatch(out, -1) {
		a.value, _ = strconv.Atoi(m[1])
		a.found = true
	}
	return a, err
}

// cbc solves an integer programme in LP format; it minimises.
func cbc(model, folder string, limit time.Duration) (answer, error) {
	file, solution := filepath.Join(folder, "model.lp"), filepath.Join(folder, "solution.txt")
	if err := os.WriteFile(file, []byte(model), 0o600); err != nil {
		return answer{}, err
	}
	os.Remove(solution)
	_, took, err := run(folder, limit, "cbc", file, "-seconds", fmt.Sprint(limit.Seconds()), "-timeMode", "elapsed", "-solve", "-solution", solution)
	if err != nil {
		return answer{}, err
	}
	data, err := os.ReadFile(solution)
	if os.IsNotExist(err) { // stopped before it had any
		return answer{took: took}, nil
	}
	first, _, _ := strings.Cut(string(data), "\n")
	a := answer{proven: strings.HasPrefix(first, "Optimal"), took: took}
	// a limited run says "no integer solution" when it has none
	if m := regexp.MustCompile(`objective value (-?[\d.]+)`).FindStringSubmatch(first); m != nil && !strings.Contains(first, "no integer") && !strings.Contains(first, "nfeasible") {
		v, _ := strconv.ParseFloat(m[1], 64)
		a.value, a.found = int(v+0.5), true
		if v < 0 {
			a.value = int(v - 0.5)
		}
	}
	return a, err
}

// taskjuggler schedules a project; its makespan is the end of the last task in hours.
func taskjuggler(model, folder string, limit time.Duration) (answer, error) {
	if err := os.WriteFile(filepath.Join(folder, "model.tjp"), []byte(model), 0o600); err != nil {
		return answer{}, err
	}
	os.Remove(filepath.Join(folder, "out.csv"))
	_, took, err := run(folder, limit, "tj3", "--silent", "--no-color", "--output-dir", folder, "model.tjp")
	if err != nil {
		return answer{}, err
	}
	data, err := os.ReadFile(filepath.Join(folder, "out.csv"))
	a := answer{took: took}
	begin := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	for _, m := range regexp.MustCompile(`\d{4}-\d\d-\d\d-\d\d:\d\d`).FindAllString(string(data), -1) {
		if at, err := time.Parse("2006-01-02-15:04", m); err == nil {
			a.value, a.found = max(a.value, int(at.Sub(begin).Hours())), true
		}
	}
	return a, err
}

// run starts a program; one that does not stop at its limit is stopped a little later.
func run(folder string, limit time.Duration, name string, args ...string) (string, time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit+limit/2+5*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = folder
	begin := time.Now()
	out, err := c.Output()
	took := time.Since(begin)
	if ctx.Err() != nil {
		return string(out), took, nil
	}
	if err != nil {
		err = fmt.Errorf("%s: %w: %.300s%s", name, err, out, stderr(err))
	}
	return string(out), took, err
}

// stderr is the end of what a failed program complained about.
func stderr(err error) string {
	var failed *exec.ExitError
	if !errors.As(err, &failed) {
		return ""
	}
	return string(failed.Stderr[max(0, len(failed.Stderr)-400):])
}
