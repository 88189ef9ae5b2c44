package engagement

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// The test program runs itself as a person who answers: it saves so many answers under
// a name and acknowledges each on its output.
const (
	writerFile  = "TEST_WRITER_FILE"
	writerName  = "TEST_WRITER_NAME"
	writerCount = "TEST_WRITER_COUNT"
)

func TestMain(m *testing.M) {
	if file := os.Getenv(writerFile); file != "" {
		if err := answerAway(file, os.Getenv(writerName), os.Getenv(writerCount)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func answerAway(file, name, count string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	f, faults, err := Open(file)
	if err != nil || faults.HasErrors() {
		return fmt.Errorf("%v %v", err, faults)
	}
	for i := range n {
		id := fmt.Sprintf("%s-%d", name, i)
		err := ErrBusy
		for errors.Is(err, ErrBusy) { // on a slow machine a person tries again
			err = f.Update(func(e *Engagement) error { return answered(e, name, id) })
		}
		if err != nil {
			return err
		}
		fmt.Println(id)
	}
	return nil
}

func answered(e *Engagement, name, id string) error {
	if e.Respondent(name) == nil {
		e.Respondents = append(e.Respondents, Respondent{ID: name, Role: "SAL"})
	}
	e.Respondent(name).Set(Answer{Indicator: id, Level: exact.Of(3), Comment: "می‌دانیم: بله"})
	return nil
}

func writer(file, name string, count int) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), writerFile+"="+file, writerName+"="+name, writerCount+"="+strconv.Itoa(count))
	c.Stderr = os.Stderr
	return c
}

func TestEightPeopleAnswerIntoOneFileAndNothingIsLost(t *testing.T) {
	t.Parallel()
	people, each := 8, 50
	if testing.Short() {
		each = 10
	}
	name := small(t)
	var wait sync.WaitGroup
	began := time.Now()
	for i := range people {
		wait.Go(func() {
			if err := writer(name, fmt.Sprintf("p%d", i), each).Run(); err != nil {
				t.Errorf("p%d: %v", i, err)
			}
		})
	}
	wait.Wait()
	e := mustOpen(t, name).Engagement
	if e.Revision != people*each || len(e.Respondents) != people {
		t.Errorf("revision %d, %d people; want %d and %d", e.Revision, len(e.Respondents), people*each, people)
	}
	for _, r := range e.Respondents {
		if len(r.Answers) != each {
			t.Errorf("%s: %d answers, want %d", r.ID, len(r.Answers), each)
		}
	}
	onlyFile(t, name)
	t.Logf("%d updates by %d processes in %v", people*each, people, time.Since(began).Round(time.Millisecond))
}

// onlyFile fails when anything stands beside the file: locks, temporary files.
func onlyFile(t *testing.T, name string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the file: %v %v", entries, err)
	}
}

func TestNoAcknowledgedAnswerIsLostWhenTheProgramIsKilled(t *testing.T) {
	t.Parallel()
	kills := 200
	if testing.Short() {
		kills = 20
	}
	random := rand.New(rand.NewPCG(3, 1405))
	acknowledged, unacknowledged, leftovers := 0, 0, 0
	for range kills {
		name := small(t)
		acks := killed(t, name, time.Duration(random.IntN(60_000))*time.Microsecond)
		f := mustOpen(t, name)
		saved := map[string]bool{}
		for _, r := range f.Engagement.Respondents {
			for _, a := range r.Answers {
				saved[a.Indicator] = true
			}
		}
		for _, id := range acks {
			if !saved[id] {
				t.Fatalf("lost: %s of %v", id, acks)
			}
		}
		if more := len(saved) - len(acks); more > 1 {
			t.Errorf("%d answers more than acknowledged", more)
		}
		acknowledged, unacknowledged = acknowledged+len(acks), unacknowledged+len(saved)-len(acks)
		leftovers += besides(t, name)
		if err := f.Update(func(e *Engagement) error { return answered(e, "after", "A-1") }); err != nil {
			t.Fatalf("after the kill: %v", err)
		}
		onlyFile(t, name)
	}
	if acknowledged < kills {
		t.Errorf("only %d answers in %d sittings: the kills come too early", acknowledged, kills)
	}
	t.Logf("%d kills: %d answers acknowledged, all there; %d saved but not yet acknowledged; %d locks and temporary files left, cleared by the next save",
		kills, acknowledged, unacknowledged, leftovers)
}

// killed runs a writer, kills it that long after its first answer, and returns what it
// acknowledged.
func killed(t *testing.T, name string, after time.Duration) []string {
	t.Helper()
	c := writer(name, "ali", 1_000_000)
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	var acks []string
	for lines.Scan() {
		if acks = append(acks, lines.Text()); len(acks) == 1 {
			time.AfterFunc(after, func() { _ = c.Process.Kill() })
		}
	}
	if err := c.Wait(); err == nil {
		t.Fatal("the writer ended by itself")
	}
	return acks
}

func besides(t *testing.T, name string) int {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		t.Fatal(err)
	}
	return len(entries) - 1
}

func TestUpdateAppliesTheChangeToTheNewestState(t *testing.T) {
	name := small(t)
	mine, theirs := mustOpen(t, name), mustOpen(t, name)
	if err := theirs.Update(func(e *Engagement) error { return answered(e, "sara", "SRV-1") }); err != nil {
		t.Fatal(err)
	}
	if err := mine.Update(func(e *Engagement) error { return answered(e, "ali", "SRV-1") }); err != nil {
		t.Fatal(err)
	}
	if e := mine.Engagement; e.Respondent("sara") == nil || e.Respondent("ali") == nil || e.Revision != 2 {
		t.Errorf("%d people, revision %d", len(e.Respondents), e.Revision)
	}
}

func TestUpdateThatFailsLeavesEverything(t *testing.T) {
	name := small(t)
	f := mustOpen(t, name)
	before, engagement, refused := read(t, name), f.Engagement, errors.New("refused")
	err := f.Update(func(e *Engagement) error { e.Sample = true; return refused })
	if !errors.Is(err, refused) || read(t, name) != before || f.Engagement != engagement || f.Engagement.Sample {
		t.Errorf("%v, or the refused change left traces", err)
	}
	err = f.Update(func(e *Engagement) error { e.Strategy.Set("Q2.6", Number(exact.Frac(1, 3))); return nil })
	if err == nil || read(t, name) != before || f.Engagement != engagement {
		t.Errorf("%v, or the change that cannot be written left traces", err)
	}
	if err := save(f); err != nil {
		t.Errorf("save afterwards: %v", err)
	}
	onlyFile(t, name)
}

func TestUpdateTellsWhyItCannot(t *testing.T) {
	nothing := func(*Engagement) error { return nil }
	name := small(t)
	f := mustOpen(t, name)
	if err := os.WriteFile(name, []byte(smallFile+"sampel: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var spoilt *diag.FileError
	if err := f.Update(nothing); !errors.As(err, &spoilt) || !strings.Contains(spoilt.Faults.String(), "unknown-key") {
		t.Errorf("a file that was spoilt: %v", err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := f.Update(nothing); !errors.Is(err, ErrNotFound) {
		t.Errorf("a file that is gone: %v", err)
	}
}

func TestUpdateWaitsForAnotherWriterAndNotForever(t *testing.T) {
	t.Parallel()
	name := small(t)
	f := mustOpen(t, name)
	unlock, err := lock(name)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(100*time.Millisecond, unlock)
	if err := f.Update(func(*Engagement) error { return nil }); err != nil {
		t.Errorf("after a short wait: %v", err)
	}
	if testing.Short() {
		return
	}
	unlock, err = lock(name)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if err := f.Update(func(*Engagement) error { return nil }); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
}

func TestUpdateWritesThroughALinkUnderTheLockOfTheFile(t *testing.T) {
	name := small(t)
	link := filepath.Join(t.TempDir(), "link.yaml")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	var wait sync.WaitGroup
	for i, at := range []string{name, link, name, link} {
		f := mustOpen(t, at)
		wait.Go(func() {
			for n := range 5 {
				id := fmt.Sprintf("A-%d", n)
				if err := f.Update(func(e *Engagement) error { return answered(e, fmt.Sprintf("p%d", i), id) }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if e := mustOpen(t, link).Engagement; e.Revision != 20 || len(e.Respondents) != 4 {
		t.Errorf("revision %d, %d people", e.Revision, len(e.Respondents))
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	onlyFile(t, link)
	onlyFile(t, name)
}

func TestLeftoversOfOtherFilesStay(t *testing.T) {
	name := small(t)
	folder := filepath.Dir(name)
	others := []string{".client.yaml.bak.123.tmp", ".client.yaml.tmp", ".client.yaml.x.tmp", "client.yaml.123.tmp", ".other.yaml.123.tmp"}
	for _, o := range append(others, ".client.yaml.123.tmp") {
		if err := os.WriteFile(filepath.Join(folder, o), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := save(mustOpen(t, name)); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	want := append(slices.Clone(others), "client.yaml")
	slices.Sort(want)
	if !slices.Equal(left, want) {
		t.Errorf("left: %v, want %v", left, want)
	}
}
