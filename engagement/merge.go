package engagement

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/plain"
)

// MergeReport tells what a merge did.
type MergeReport struct {
	Added     []Merged // what was new
	Renamed   []Renamed
	Unchanged int // answers and entries that were there already, the same
	Conflicts []Conflict
}

// Merged is something taken over.
type Merged struct {
	From int      // which of the other files, from 0
	Path []string // as Pos takes it: respondents, ali, answers, SRV-1
}

// Conflict is an answer that both files have, and differently.
type Conflict struct {
	Merged
	Ours, Theirs       string   // as a file writes them; "" for nothing
	OursPos, TheirsPos diag.Pos // where they stand
	TookTheirs         bool     // else ours was kept
}

// Renamed is a person whose id another one of another name has already.
type Renamed struct {
	From    int
	Old, ID string
}

// Merge folds other files of the same client into one: people and their answers, answers
// of the context and the strategy, consensus, constraints, KPI values, decisions, and
// the consultant. What into does not have is taken; what it has otherwise is a
// conflict, and stays as it is. How answers become scores (assessment), the language and
// the versions are those of into. Comments and positions of the others are not
// taken over.
//
// The same id with another name is another person, who gets an id of their own. Days on
// which the same answer was given make no difference.
//
// Nothing is merged when a file belongs to another readiness model
// (merge-other-pack). Another version of the model is a warning (merge-other-version).
//
// Where theirs is given it decides each conflict: true takes the other file's answer in
// the place of that of into.
func Merge(into *Engagement, theirs func(Conflict) bool, others ...*Engagement) (MergeReport, diag.List) {
	var faults diag.List
	for _, o := range others {
		switch {
		case o.Pack.ID != into.Pack.ID:
			faults.Add(o.Pos("pack", "id"), "merge-other-pack", diag.Args{"pack": into.Pack.ID, "file": plain.Excerpt(o.Pack.ID)})
		case o.Pack.Version != into.Pack.Version:
			faults.Warn(o.Pos("pack", "version"), "merge-other-version", diag.Args{"pack": into.Pack.Version, "file": plain.Excerpt(o.Pack.Version)})
		}
	}
	if faults.HasErrors() {
		return MergeReport{}, faults
	}
	m := &merger{into: into, theirs: theirs}
	for i, o := range others {
		m.from, m.other = i, o
		m.file()
	}
	return m.report, faults
}

type merger struct {
	into, other *Engagement
	from        int // number of other
	theirs      func(Conflict) bool
	report      MergeReport
}

func (m *merger) file() {
	m.settings()
	fold(m, &m.into.Context.items, m.other.Context.items, fieldKey, sameField, "context")
	fold(m, &m.into.Strategy.items, m.other.Strategy.items, fieldKey, sameField, "strategy")
	for _, r := range m.other.Respondents {
		m.person(r)
	}
	fold(m, &m.into.Consensus, m.other.Consensus, agreedKey, sameAgreed, "consensus")
	fold(m, &m.into.Initiatives, m.other.Initiatives, func(c ClientInitiative) string { return c.ID }, deeply, "initiatives")
	fold(m, &m.into.Constraints.Initiatives, m.other.Constraints.Initiatives,
		func(l InitiativeLimit) string { return l.Initiative }, deeply, "constraints", "initiatives")
	fold(m, &m.into.Constraints.Capacity, m.other.Constraints.Capacity,
		func(c CapacityChange) string { return c.Role + " " + c.From.String() + " " + c.To.String() }, deeply, "constraints", "capacity")
	fold(m, &m.into.KPIs, m.other.KPIs, kpiKey, deeply, "kpis")
	settle(m, &m.into.Adopted, m.other.Adopted, "adopted")
	fold(m, &m.into.Progress, m.other.Progress, func(p Progress) string { return p.Initiative + " " + p.When.String() }, deeply, "progress")
	fold(m, &m.into.Decisions.Initiatives, m.other.Decisions.Initiatives,
		func(d InitiativeDecision) string { return d.Initiative }, sameDecision, "decisions", "initiatives")
	fold(m, &m.into.Decisions.Accepted, m.other.Decisions.Accepted,
		func(a AcceptedCheck) string { return a.Check }, sameAccepted, "decisions", "accepted")
}

// settings are the entries that a file has once.
func (m *merger) settings() {
	settle(m, &m.into.Assessed, m.other.Assessed, "assessed")
	settle(m, &m.into.Consultant, m.other.Consultant, "consultant")
	if a := m.other.Assessment; !reflect.ValueOf(a).IsZero() && !deeply(a, m.into.Assessment) {
		if m.conflict(m.into.Assessment, a, "assessment") {
			m.into.Assessment = a
			m.into.Assessment.RoleWeights = maps.Clone(a.RoleWeights)
		}
	}
	if m.other.Sample != m.into.Sample && m.conflict(m.into.Sample, m.other.Sample, "sample") {
		m.into.Sample = m.other.Sample
	}
}

// settle takes theirs where ours is missing.
func settle[T any](m *merger, ours **T, theirs *T, path ...string) {
	switch {
	case theirs == nil:
	case *ours == nil:
		copied := *theirs
		*ours = &copied
		m.added(path)
	case !deeply(**ours, *theirs) && m.conflict(**ours, *theirs, path...):
		copied := *theirs
		*ours = &copied
	}
}

// person folds in one respondent.
func (m *merger) person(r Respondent) {
	id := m.idFor(r)
	ours := m.into.Respondent(id)
	if ours == nil {
		if id != r.ID {
			m.report.Renamed = append(m.report.Renamed, Renamed{m.from, r.ID, id})
		}
		fresh := r
		fresh.ID, fresh.Answers = id, nil
		m.into.Respondents = append(m.into.Respondents, fresh)
		m.added([]string{"respondents", id})
		ours = &m.into.Respondents[len(m.into.Respondents)-1]
	}
	m.detail(&ours.Name, r.Name, id, "name")
	m.detail(&ours.Role, r.Role, id, "role")
	m.detail(&ours.Department, r.Department, id, "department")
	fold(m, &ours.Answers, r.Answers, func(a Answer) string { return a.Indicator }, sameAnswer, "respondents", id, "answers")
}

// detail fills in what a person's entry lacks.
func (m *merger) detail(ours *string, theirs, id, name string) {
	switch {
	case theirs == "" || theirs == *ours:
	case *ours == "":
		*ours = theirs
		m.added([]string{"respondents", id, name})
	case m.conflict(*ours, theirs, "respondents", id, name):
		*ours = theirs
	}
}

// idFor is the id under which a person stands in the file, or will: their own, unless
// somebody of another name has it.
func (m *merger) idFor(r Respondent) string {
	id, stem := r.ID, []rune(r.ID)
	stem = stem[:min(len(stem), longestID-5)]
	for n := 2; ; n++ {
		ours := m.into.Respondent(id)
		if ours == nil || ours.Name == r.Name || ours.Name == "" || r.Name == "" {
			return id
		}
		id = string(stem) + "-" + strconv.Itoa(n)
	}
}

// fold takes the entries of a list that ours lacks, told apart by their keys.
func fold[L ~[]T, T any](m *merger, ours *L, theirs L, key func(T) string, same func(a, b T) bool, path ...string) {
	for _, t := range theirs {
		at := append(slices.Clone(path), key(t))
		i := slices.IndexFunc(*ours, func(o T) bool { return key(o) == key(t) })
		switch {
		case i < 0:
			*ours = append(*ours, t)
			m.added(at)
		case same((*ours)[i], t):
			m.report.Unchanged++
		case m.conflict((*ours)[i], t, at...):
			(*ours)[i] = t
		}
	}
}

func (m *merger) added(path []string) {
	m.report.Added = append(m.report.Added, Merged{m.from, path})
}

// conflict records one and reports whether theirs is to be taken.
func (m *merger) conflict(ours, theirs any, path ...string) bool {
	c := Conflict{Merged: Merged{m.from, path}, Ours: shown(ours), Theirs: shown(theirs),
		OursPos: m.into.Pos(path...), TheirsPos: m.other.Pos(path...)}
	c.TookTheirs = m.theirs != nil && m.theirs(c)
	m.report.Conflicts = append(m.report.Conflicts, c)
	return c.TookTheirs
}

func fieldKey(f Field) string   { return f.Name }
func sameField(a, b Field) bool { return a.Value.Equal(b.Value) }
func agreedKey(a Agreed) string { return a.Indicator }
func kpiKey(k KPIValue) string {
	return strings.TrimSpace(k.KPI + " " + dayOr(k.From) + " " + dayOr(k.To))
}
func deeply[T any](a, b T) bool   { return shown(a) == shown(b) }
func sameAnswer(a, b Answer) bool { a.When, b.When = nil, nil; return deeply(a, b) }
func sameAgreed(a, b Agreed) bool { a.When, b.When = nil, nil; return deeply(a, b) }

func sameDecision(a, b InitiativeDecision) bool { a.When, b.When = nil, nil; return deeply(a, b) }
func sameAccepted(a, b AcceptedCheck) bool      { a.When, b.When = nil, nil; return deeply(a, b) }

// Same reports whether two files say the same, whatever their form and their comments, and
// however often each was saved.
func Same(a, b *Engagement) bool {
	x, y := *a, *b
	x.Revision, y.Revision = 0, 0
	return deeply(x, y)
}

func dayOr(d *Day) string {
	if d == nil {
		return "-"
	}
	return d.String()
}
