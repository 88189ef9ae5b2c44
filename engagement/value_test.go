package engagement

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"rahbord/internal/exact"

	"github.com/google/go-cmp/cmp"
)

func TestEveryFormOfAnswerComesOutOfTheFile(t *testing.T) {
	a := decoded(t, head+`strategy:
  text: می‌خواهیم
  number: 1.50
  flag: true
  none:
  day: 2026-11-02
  phone: 0912
  abroad: +49
  words: yes
  list: [a, b]
  record: {people: 3, who: sara}
`).Strategy
	if got := a.Get("text"); got.Text() != "می‌خواهیم" || !got.IsText() || got.IsEmpty() {
		t.Errorf("text: %+v", got)
	}
	if r, ok := a.Get("number").Number(); !ok || !r.Equal(exact.Frac(3, 2)) || a.Get("number").Text() != "" {
		t.Errorf("number: %v %v", r, ok)
	}
	if !a.Get("flag").Flag() || !a.Get("flag").IsFlag() || a.Get("words").Flag() {
		t.Error("flag")
	}
	if !a.Has("none") || !a.Get("none").IsEmpty() || a.Has("other") {
		t.Error("an answer left empty on purpose is not told from none")
	}
	for id, want := range map[string]string{"day": "2026-11-02", "phone": "0912", "abroad": "+49", "words": "yes"} {
		if got := a.Get(id).Text(); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if d := cmp.Diff([]string{"a", "b"}, a.Get("list").Options()); d != "" || !a.Get("list").IsList() || len(a.Get("list").List()) != 2 {
		t.Error("list", d)
	}
	if d := cmp.Diff([]string{"yes"}, a.Get("words").Options()); d != "" {
		t.Error("a single choice as options", d)
	}
	r := a.Get("record")
	if !r.IsRecord() || r.Field("who").Text() != "sara" || !r.Field("when").IsEmpty() || !slices.Equal(r.Fields(), []string{"people", "who"}) {
		t.Errorf("record: %+v", r)
	}
}

func TestValuesAreNeverChangedOnceMade(t *testing.T) {
	old := Record(Field{"a", Text("x")})
	changed := old.With("a", Text("y")).With("b", Flag(true))
	if old.Field("a").Text() != "x" || len(old.Fields()) != 1 || changed.Field("a").Text() != "y" || !changed.Field("b").Flag() {
		t.Errorf("old %v, changed %v", old, changed)
	}
	items := []Value{Text("a")}
	v := List(items...)
	items[0] = Text("b")
	v.List()[0] = Text("c")
	if v.List()[0].Text() != "a" {
		t.Error("the list was changed from outside")
	}
}

func TestAnswersKeepTheirOrder(t *testing.T) {
	var a Answers
	for _, id := range []string{"Q2", "Q1", "Q3", "Q2"} {
		a.Set(id, Text(id))
	}
	a.Delete("Q1")
	a.Delete("Q9")
	a.Set("Q1", Flag(false))
	if d := cmp.Diff([]string{"Q2", "Q3", "Q1"}, a.IDs()); d != "" || a.Len() != 3 {
		t.Error(d)
	}
}

func TestPeopleAndConsensusAreFoundAndReplaced(t *testing.T) {
	e := &Engagement{Respondents: []Respondent{{ID: "ali"}}}
	r := e.Respondent("ali")
	r.Set(Answer{Indicator: "S-1", Level: exact.Of(2)})
	r.Set(Answer{Indicator: "S-2", State: DontKnow})
	r.Set(Answer{Indicator: "S-1", Level: exact.Of(4)})
	r.Remove("S-2")
	if a, ok := e.Respondents[0].Answer("S-1"); !ok || !a.Level.Equal(exact.Of(4)) || len(r.Answers) != 1 || e.Respondent("sara") != nil {
		t.Errorf("got %+v", e.Respondents)
	}
	e.Agree(Agreed{Indicator: "S-1", Level: exact.Of(2)})
	e.Agree(Agreed{Indicator: "S-1", Level: exact.Of(3)})
	if a, ok := e.Agreed("S-1"); !ok || !a.Level.Equal(exact.Of(3)) || len(e.Consensus) != 1 {
		t.Errorf("got %+v", e.Consensus)
	}
	e.Context.Set("Q0.1", Text("x"))
	e.Strategy.Set("Q1.1", Text("y"))
	if e.Given("Q0.1").Text() != "x" || e.Given("Q1.1").Text() != "y" || !e.Given("Q9").IsEmpty() {
		t.Error("answers are not found in their parts")
	}
}

func TestEncodeRefusesWhatDecodeWouldNotRead(t *testing.T) {
	e := decoded(t, head)
	e.Strategy.Set("Q1.1", Text(strings.Repeat("x", 8<<20)))
	var b bytes.Buffer
	if err := Encode(&b, e); err == nil || b.Len() > 0 {
		t.Errorf("wrote %d bytes, %v", b.Len(), err)
	}
}
