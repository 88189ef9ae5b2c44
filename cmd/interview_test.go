//go:build unix

package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rahbord/engagement"
	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// dialogue is a person before a terminal in which the program runs.
type dialogue struct {
	t    *testing.T
	cmd  *exec.Cmd
	far  *os.File
	ends chan error

	mu   sync.Mutex
	raw  bytes.Buffer // everything the program wrote
	seen int          // bytes that were expected already
}

func talk(t *testing.T, columns, rows int, args ...string) *dialogue {
	t.Helper()
	d := &dialogue{t: t, cmd: exec.Command("rahbord", args...), ends: make(chan error, 1)}
	d.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "CI=", "ACCESSIBLE=", "LANG=C")
	var err error
	if d.far, err = pty.StartWithSize(d.cmd, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
	emulated := vt10x.New(vt10x.WithWriter(d.far), vt10x.WithSize(columns, rows)) // answers queries
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := d.far.Read(buf)
			if err != nil {
				d.ends <- d.cmd.Wait()
				return
			}
			d.mu.Lock()
			d.raw.Write(buf[:n])
			d.mu.Unlock()
			_, _ = emulated.Write(buf[:n])
		}
	}()
	t.Cleanup(func() { _ = d.cmd.Process.Kill(); d.far.Close() })
	return d
}

func flat(s string) string {
	return strings.Join(strings.Fields(i18n.Plain(console.Plain(s))), " ")
}

// see waits until the program wrote a text, wherever its lines break.
func (d *dialogue) see(text string) *dialogue {
	d.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		d.mu.Lock()
		news := string(d.raw.Bytes()[d.seen:])
		if strings.Contains(flat(news), flat(text)) {
			d.seen = d.raw.Len()
			d.mu.Unlock()
			return d
		}
		d.mu.Unlock()
		if time.Now().After(deadline) {
			d.t.Fatalf("waited for %q, saw\n%s", text, console.Plain(news))
		}
	}
}

func (d *dialogue) send(keys string) *dialogue {
	d.t.Helper()
	if _, err := d.far.WriteString(keys); err != nil {
		d.t.Fatal(err)
	}
	return d
}

// enter types a line in place of a refused one that may stand there still.
func (d *dialogue) enter(line string) *dialogue { return d.send("\x15" + line + "\r") }

func (d *dialogue) resize(columns, rows int) *dialogue {
	d.t.Helper()
	if err := pty.Setsize(d.far, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		d.t.Fatal(err)
	}
	return d
}

// exits waits for the end of the program.
func (d *dialogue) exits(code int) {
	d.t.Helper()
	select {
	case err := <-d.ends:
		var exit *exec.ExitError
		got := 0
		if errors.As(err, &exit) {
			got = exit.ExitCode()
		}
		if got != code {
			d.t.Errorf("exit %d (%v), want %d\n%s", got, err, code, console.Plain(d.raw.String()))
		}
	case <-time.After(20 * time.Second):
		d.t.Fatalf("does not end:\n%s", console.Plain(d.raw.String()))
	}
}

// tongue is what a person types in one language.
type tongue struct {
	back, skip, quit, note, na, reason, two, five, problem, consequence, name string
}

var tongues = map[i18n.Lang]tongue{
	i18n.English: {":back", ":skip", ":quit", ":note only in the north", "na", "we have no service desk", "2", "from 1 to 5",
		"One in five repair shops stopped ordering", "We cannot repay the loan in spring", "Sara Ahmadi"},
	i18n.Persian: {":قبلی", ":بعد", ":خروج", ":یادداشت فقط در شمال", "نامربوط", "میز خدمت نداریم", "۲", "از ۱ تا ۵",
		"از هر پنج تعمیرگاه یکی سفارش نمی‌دهد", "در بهار نمی‌توانیم وام را پس بدهیم", "سارا احمدی"},
	i18n.Hebrew: {":חזור", ":דלג", ":יציאה", ":הערה רק בצפון", "לר", "אין לנו דלפק שירות", "2", "1 עד 5",
		"אחד מכל חמישה מוסכים הפסיק להזמין", "באביב לא נוכל להחזיר את ההלוואה", "שרה אהרוני"},
}

// client writes a client file with one respondent and without answers.
func client(t *testing.T, lang i18n.Lang) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "acme.yaml")
	file := fmt.Sprintf("rahbord: 1\npack: {id: crm-readiness, version: \"1.0\"}\nlanguage: %s\nrespondents:\n  - {id: sara, name: Sara, role: SRV}\n", lang)
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func read(t *testing.T, name string) *engagement.Engagement {
	t.Helper()
	f, faults, err := engagement.Open(name)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return f.Engagement
}

func TestAnAreaIsAnsweredOnATerminal(t *testing.T) {
	for _, lang := range spoken() {
		for _, columns := range []int{60, 100} {
			t.Run(fmt.Sprintf("%s-%d", lang, columns), func(t *testing.T) {
				t.Parallel()
				name, say := client(t, lang), tongues[lang]
				d := talk(t, columns, 30, "interview", name, "--area", "SRV", "--respondent", "sara")
				d.see("SRV-1 ·").enter("9").see(say.five).enter(say.note).enter(say.two)
				d.see("SRV-2 ·").enter(say.na).enter(say.reason)
				d.see("SRV-3 ·").send("\x1b[Z").see("SRV-2 ·").enter("") // Shift-Tab, and the answer stays
				d.see("SRV-3 ·").resize(70, 20).enter(say.skip)
				d.see("SRV-4 ·").enter(say.back).see("SRV-3 ·").enter("3")
				d.see("SRV-4 ·").send("\x03").see("rahbord interview").exits(exitPaused)

				d = talk(t, columns, 12, "interview", name, "--area", "SRV", "--respondent", "Sara")
				d.see("SRV-4 ·").enter("4").see("SRV-5 ·").enter("3").see("SRV-6 ·").enter("n")
				d.exits(exitOK)
				sara := read(t, name).Respondent("sara")
				if a, _ := sara.Answer("SRV-1"); !a.Level.Equal(exact.Of(2)) || a.Comment == "" {
					t.Errorf("%+v", a)
				}
				if a, _ := sara.Answer("SRV-2"); a.State != engagement.NA || a.Reason != say.reason {
					t.Errorf("%+v", a)
				}
				if len(sara.Answers) != 6 {
					t.Errorf("%+v", sara.Answers)
				}
			})
		}
	}
}

// stageOne is what a person types for the first stage of the strategy: pairs of what is
// seen and what is typed then, an empty text keeps or passes.
func stageOne(say tongue) [][2]string {
	return [][2]string{
		{"Q1.1 ·", "a; b and c"}, {"", say.problem},
		{"Q1.2 ·", say.consequence}, {"", "4"}, {"", say.back}, {"", "5"}, {"", "6"}, {"", ""},
		{"Q1.3 ·", "churn"},
		{"Q1.4 ·", "service"},
		{"Q1.5 ·", "CHURN"}, {"", "22"}, {"", "18"}, {"", "2026-09-30"}, {"", ""},
		{"Q1.6 ·", ""},
		{"Q1.7 ·", say.skip},
		{"Q1.8 ·", say.name}, {"", ""}, {"", ""}, {"", ""},
		{"Q1.9 ·", say.name},
		{"Q2.1 ·", say.quit},
	}
}

func TestAStageIsAnsweredOnATerminalAndByPipe(t *testing.T) {
	for _, lang := range spoken() {
		var files [2]string
		for i, columns := range []int{60, 100} {
			name := client(t, lang)
			d := talk(t, columns, 24, "interview", name, "--part", "strategy")
			for _, step := range stageOne(tongues[lang]) {
				if step[0] != "" {
					d.see(step[0])
				}
				d.enter(step[1])
			}
			d.see("rahbord interview").exits(exitPaused)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[i] = string(data)
		}
		name, typed := client(t, lang), ""
		for _, step := range stageOne(tongues[lang]) {
			typed += step[1] + "\n"
		}
		pipe := exec.Command("rahbord", "interview", name, "--part", "strategy")
		pipe.Stdin, pipe.Env = strings.NewReader(typed), append(os.Environ(), "LANG=C")
		out, _ := pipe.Output()
		if code := pipe.ProcessState.ExitCode(); code != exitPaused || bytes.ContainsRune(out, '\x1b') {
			t.Errorf("%s: by pipe exit %d\n%s", lang, code, out)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if files[0] != files[1] || files[0] != string(data) {
			t.Errorf("%s: the files differ:\n%s\n%s\n%s", lang, files[0], files[1], data)
		}
		e := read(t, name)
		if e.Strategy.Len() != 7 || e.Given("Q1.1").Text() != tongues[lang].problem {
			t.Errorf("%s:\n%s", lang, data)
		}
	}
}
