package engagement

import (
	"slices"
	"strings"
	"testing"

	"rahbord/internal/exact"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func clientFile(t testing.TB, parts string) *Engagement {
	t.Helper()
	return decoded(fatal{t}, head+parts)
}

func TestMergeTakesWhatTheFileDoesNotHave(t *testing.T) {
	into := clientFile(t, `context: {Q0.1: shop}
respondents:
  - {id: ali, role: SAL, answers: {SRV-1: 2}}  # a remark
`)
	other := clientFile(t, `assessed: 2026-11-01
context: {Q0.1: shop, Q0.2: b2b}
respondents:
  - {id: ali, name: Ali, role: SAL, answers: {SRV-1: {level: 2, when: 2026-11-01}, SRV-2: dk}}
  - {id: sara, role: SRV, answers: {SRV-1: {na: no shop}}}
consensus: {SRV-1: 2.5}
strategy: {Q1.8: []}
constraints: {initiatives: [{initiative: P01, earliest: 2027-01-01}], capacity: [{role: SAL, from: 2027-01-01, to: 2027-02-01, person_weeks: 0}]}
kpis: [{kpi: CHURN, value: 6.5}]
decisions: {initiatives: [{initiative: P01, decision: force, reason: why}], accepted: [{check: C01, reason: known}]}
`)
	report, faults := Merge(into, nil, other)
	if len(faults) > 0 || len(report.Conflicts) > 0 {
		t.Fatal(faults, report.Conflicts)
	}
	var added []string
	for _, a := range report.Added {
		added = append(added, strings.Join(a.Path, "/"))
	}
	want := []string{"assessed", "context/Q0.2", "respondents/ali/name", "respondents/ali/answers/SRV-2", "respondents/sara",
		"respondents/sara/answers/SRV-1", "consensus/SRV-1", "strategy/Q1.8", "constraints/initiatives/P01",
		"constraints/capacity/SAL 2027-01-01 2027-02-01", "kpis/CHURN - -", "decisions/initiatives/P01", "decisions/accepted/C01"}
	slices.Sort(want)
	if d := cmp.Diff(want, slices.Sorted(slices.Values(added))); d != "" {
		t.Error(d)
	}
	if report.Unchanged != 2 {
		t.Errorf("%d unchanged, want Q0.1 and SRV-1 of ali", report.Unchanged)
	}
	if file := encoded(t, into); !strings.Contains(file, "# a remark") || !strings.Contains(file, "name: Ali") || !strings.Contains(file, "na: no shop") {
		t.Errorf("the file:\n%s", file)
	}
	again, _ := Merge(into, nil, other)
	if len(again.Added) > 0 || len(again.Conflicts) > 0 {
		t.Errorf("merged again: %+v", again)
	}
}

const (
	oursFile = `context: {Q0.1: shop}
respondents:
  - {id: ali, role: SAL, answers: {SRV-1: 2}}
consensus: {SRV-1: 2.5}
strategy: {Q1.8: []}
kpis: [{kpi: CHURN, value: 6.5, to: 2026-06-30}]
decisions: {accepted: [{check: C01, reason: known}]}
`
	theirsFile = `context: {Q0.1: store}
respondents:
  - id: ali
    role: SRV
    answers: {SRV-1: {level: 3, comment: "yes: now"}}
consensus: {SRV-1: {na: no shop}}
strategy: {Q1.8: [{what: a}]}
kpis: [{kpi: CHURN, value: 7, to: 2026-06-30}]
decisions: {accepted: [{check: C01, reason: accepted}]}
`
)

func TestMergeListsEveryConflictAndKeepsOurs(t *testing.T) {
	into, other := clientFile(t, oursFile), clientFile(t, theirsFile)
	before := encoded(t, into)
	report, _ := Merge(into, nil, other)
	var got []string
	for _, c := range report.Conflicts {
		got = append(got, strings.Join(c.Path, "/")+": "+c.Ours+" | "+c.Theirs)
		if c.TookTheirs || c.OursPos.Line == 0 || c.TheirsPos.Line == 0 {
			t.Errorf("%+v", c)
		}
	}
	want := []string{
		"context/Q0.1: shop | store",
		"strategy/Q1.8: [] | [{what: a}]",
		"respondents/ali/role: SAL | SRV",
		`respondents/ali/answers/SRV-1: 2 | {level: 3, comment: "yes: now"}`,
		"consensus/SRV-1: 2.5 | {na: no shop}",
		"kpis/CHURN - 2026-06-30: {kpi: CHURN, value: 6.5, to: 2026-06-30} | {kpi: CHURN, value: 7, to: 2026-06-30}",
		"decisions/accepted/C01: {check: C01, reason: known} | {check: C01, reason: accepted}",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if encoded(t, into) != before || len(report.Added) > 0 {
		t.Errorf("the file changed:\n%s", encoded(t, into))
	}
}

func TestMergeTakesTheirsWhereTheCallerDecidesSo(t *testing.T) {
	into, other := clientFile(t, oursFile), clientFile(t, theirsFile)
	report, _ := Merge(into, func(Conflict) bool { return true }, other)
	if len(report.Conflicts) != 7 || !report.Conflicts[0].TookTheirs {
		t.Errorf("conflicts: %+v", report.Conflicts)
	}
	if d := sameContent(other, into); d != "" {
		t.Error(d)
	}
}

func TestOneIDWithTwoNamesIsTwoPeople(t *testing.T) {
	const person = "respondents: [{id: r1, name: NAME, role: SAL, answers: {SRV-1: 2}}]\n"
	file := func(name string) *Engagement { return clientFile(t, strings.Replace(person, "NAME", name, 1)) }
	into := file("Ali")
	report, _ := Merge(into, nil, file("Sara"), file("Ali"), file("Dana"), file("Sara"))
	if len(report.Conflicts) > 0 || len(into.Respondents) != 3 {
		t.Fatalf("%d people, conflicts %+v", len(into.Respondents), report.Conflicts)
	}
	if want := []Renamed{{0, "r1", "r1-2"}, {2, "r1", "r1-3"}}; !slices.Equal(report.Renamed, want) {
		t.Errorf("renamed %v, want %v", report.Renamed, want)
	}
}

func TestFilesOfAnotherModelAreNotMerged(t *testing.T) {
	into := clientFile(t, oursFile)
	before := encoded(t, into)
	good := clientFile(t, "respondents: [{id: sara, role: SRV}]\n")
	other := decoded(fatal{t}, "rahbord: 1\npack: {id: huge, version: \"1.0\"}\nlanguage: fa\n")
	report, faults := Merge(into, nil, good, other)
	if !strings.Contains(faults.String(), "client.yaml:2:12: [merge-other-pack]") || encoded(t, into) != before || len(report.Added) > 0 {
		t.Errorf("%v, or the file changed", faults)
	}
	newer := decoded(fatal{t}, "rahbord: 1\npack: {id: tiny, version: \"2.0\"}\nlanguage: fa\n")
	if _, faults := Merge(into, nil, newer); faults.HasErrors() || !strings.Contains(faults.String(), "[merge-other-version]") {
		t.Errorf("another version: %v", faults)
	}
}

// shared deals the entries of a file out to several, some to more than one.
func shared(t *rapid.T, whole *Engagement, n int) []*Engagement {
	parts := make([]*Engagement, n)
	for i := range parts {
		parts[i] = &Engagement{Format: Format, Pack: whole.Pack, Language: whole.Language}
	}
	deal := func(give func(e *Engagement)) {
		give(parts[rapid.IntRange(0, n-1).Draw(t, "part")])
		if rapid.Bool().Draw(t, "twice") {
			give(parts[rapid.IntRange(0, n-1).Draw(t, "part")])
		}
	}
	for _, id := range whole.Context.IDs() {
		deal(func(e *Engagement) { e.Context.Set(id, whole.Context.Get(id)) })
	}
	for _, r := range whole.Respondents {
		person := func(e *Engagement) *Respondent {
			if e.Respondent(r.ID) == nil {
				e.Respondents = append(e.Respondents, Respondent{ID: r.ID, Name: r.Name, Role: r.Role, Department: r.Department})
			}
			return e.Respondent(r.ID)
		}
		deal(func(e *Engagement) { person(e) })
		for _, a := range r.Answers {
			deal(func(e *Engagement) { person(e).Set(a) })
		}
	}
	for _, a := range whole.Consensus {
		deal(func(e *Engagement) { e.Agree(a) })
	}
	return parts
}

// inOrder sorts what has no order of its own.
func inOrder(e *Engagement) *Engagement {
	byName := func(a, b Field) int { return strings.Compare(a.Name, b.Name) }
	slices.SortFunc(e.Context.items, byName)
	slices.SortFunc(e.Respondents, func(a, b Respondent) int { return strings.Compare(a.ID, b.ID) })
	for i := range e.Respondents {
		slices.SortFunc(e.Respondents[i].Answers, func(a, b Answer) int { return strings.Compare(a.Indicator, b.Indicator) })
	}
	slices.SortFunc(e.Consensus, func(a, b Agreed) int { return strings.Compare(a.Indicator, b.Indicator) })
	return e
}

func TestFormCommentsAndSavesMakeNoOtherFile(t *testing.T) {
	plain := clientFile(t, "context: {Q0.1: shop}\nrespondents:\n  - {id: ali, role: SAL, answers: {SRV-1: 2}}\n")
	other := clientFile(t, "# remark\nrevision: 7\ncontext:\n  Q0.1: \"shop\"  # remark\nrespondents:\n  - id: ali\n    role: SAL\n    answers: {SRV-1: {level: 2}}\n")
	if !Same(plain, other) || !Same(other, plain) {
		t.Error("form and comments tell them apart")
	}
	other.Respondents[0].Answers[0].Comment = "why"
	if Same(plain, other) {
		t.Error("a comment on an answer is not seen")
	}
	if other.Revision != 7 {
		t.Error("the revision is lost")
	}
}

func TestFilesThatAgreeMergeToTheSameInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := genEngagement().Draw(t, "whole")
		whole := &Engagement{Format: Format, Pack: all.Pack, Language: all.Language, Context: all.Context, Respondents: all.Respondents, Consensus: all.Consensus}
		parts := shared(t, whole, rapid.IntRange(1, 4).Draw(t, "files"))
		into := &Engagement{Format: Format, Pack: whole.Pack, Language: whole.Language}
		report, faults := Merge(into, nil, rapid.Permutation(parts).Draw(t, "order")...)
		if len(faults) > 0 || len(report.Conflicts) > 0 || len(report.Renamed) > 0 {
			t.Fatal(faults, report)
		}
		if d := sameContent(inOrder(whole), inOrder(into)); d != "" {
			t.Error(d)
		}
	})
}

func TestMergeNeverDropsAnAnswerSilently(t *testing.T) {
	person := rapid.Custom(func(t *rapid.T) Respondent {
		ids := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"A-1", "A-2", "A-3"}), rapid.ID[string]).Draw(t, "indicators")
		r := Respondent{ID: rapid.SampledFrom([]string{"ali", "sara"}).Draw(t, "id"), Name: rapid.SampledFrom([]string{"", "X", "Y"}).Draw(t, "name"), Role: "SAL"}
		for _, id := range ids {
			r.Set(Answer{Indicator: id, Level: exact.Of(rapid.IntRange(1, 2).Draw(t, "level"))})
		}
		return r
	})
	file := rapid.Custom(func(t *rapid.T) *Engagement {
		return &Engagement{Pack: PackRef{"tiny", "1.0"}, Respondents: rapid.SliceOfNDistinct(person, 0, 2, func(r Respondent) string { return r.ID }).Draw(t, "people")}
	})
	rapid.Check(t, func(t *rapid.T) {
		into, others := file.Draw(t, "into"), rapid.SliceOfN(file, 1, 3).Draw(t, "others")
		choose := func(Conflict) bool { return rapid.Bool().Draw(t, "theirs") }
		files := append([]*Engagement{decodedCopy(into)}, others...)
		report, _ := Merge(into, choose, others...)
		for _, f := range files {
			for _, r := range f.Respondents {
				for _, a := range r.Answers {
					if !somebodySays(into, a) && !told(report, a) {
						t.Fatalf("%s of %s is gone and nobody was told", a.Indicator, r.ID)
					}
				}
			}
		}
		settled := encodedPeople(into)
		report, _ = Merge(into, nil, into)
		if len(report.Added) > 0 || len(report.Conflicts) > 0 || encodedPeople(into) != settled {
			t.Fatalf("merging the result with itself changes it: %+v", report)
		}
	})
}

func decodedCopy(e *Engagement) *Engagement {
	c := &Engagement{}
	for _, r := range e.Respondents {
		r.Answers = slices.Clone(r.Answers)
		c.Respondents = append(c.Respondents, r)
	}
	return c
}

func somebodySays(e *Engagement, a Answer) bool {
	return slices.ContainsFunc(e.Respondents, func(r Respondent) bool {
		x, ok := r.Answer(a.Indicator)
		return ok && sameAnswer(x, a)
	})
}

// told reports whether a conflict shows the answer, on either side.
func told(report MergeReport, a Answer) bool {
	return slices.ContainsFunc(report.Conflicts, func(c Conflict) bool {
		return c.Path[len(c.Path)-1] == a.Indicator && (c.Ours == shown(a) || c.Theirs == shown(a))
	})
}

func encodedPeople(e *Engagement) string { return shown(e.Respondents) }
