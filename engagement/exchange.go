package engagement

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"
	"rahbord/questionnaire"
)

// Exchange is a format in which answers come in and go out.
type Exchange string

// The formats.
const (
	CSV  Exchange = "csv"
	JSON Exchange = "json"
)

// The columns of a table of answers, in the order of an export.
var columns = [...]string{"respondent", "role", "indicator", "level", "comment", "evidence", "grade"}

// ImportOptions say what is read and how strictly.
type ImportOptions struct {
	Name      string // what faults call the input
	Format    Exchange
	Partial   bool                // apply the good rows although others have faults
	KeepBlank bool                // a blank comment, evidence or grade leaves the earlier one as it is
	Synonyms  map[string][]string // see Synonyms
}

// Synonyms collects from wordings what columns may also be called, and further
// words for na and dk: the texts under import.columns and import.words, several
// apart by |.
func Synonyms(wordings ...*i18n.Words) map[string][]string {
	found := map[string][]string{}
	add := func(w *i18n.Words, key, name string) {
		if w.Has(key) {
			found[name] = append(found[name], strings.Split(w.T(key), "|")...)
		}
	}
	for _, w := range wordings {
		for _, c := range columns {
			add(w, "import.columns."+c, c)
		}
		add(w, "import.words.na", wordNA)
		add(w, "import.words.dk", wordDK)
	}
	return found
}

// Report tells what an import did.
type Report struct {
	Rows      int // with anything in them
	Blank     int // without a level: not answered
	Refused   int // with faults
	Added     int // answers that were new
	Unchanged int // answers that were there already
	Replaced  []Replacement
	People    []string // ids of the respondents created
}

// Replacement is an answer that took the place of a different one.
type Replacement struct {
	Respondent string
	Old, New   Answer
}

// row is one line of a table of answers, as text.
type row struct {
	cells map[string]string
	place func(column string) diag.Pos
	line  int
}

// ImportAnswers reads answers into e. Unknown respondents are created with the role
// of their row; an answer that differs from the one in the file replaces it. Unless
// opts.Partial is set, e stays as it is when any row has a fault. Faults stand at
// row and column of the table (CSV), or at line and column (JSON).
func ImportAnswers(e *Engagement, p *questionnaire.Pack, r io.Reader, opts ImportOptions) (Report, diag.List) {
	im := &importer{e: e, pack: p, opts: opts, roles: map[string]string{}, names: map[string]string{}, seen: map[[2]string]int{}, indicators: idsOf(p).indicators}
	for _, x := range e.Respondents {
		im.roles[x.ID], im.names[x.ID] = x.Role, x.Name
	}
	data, ok := im.text(r)
	if !ok {
		return im.report, im.faults
	}
	var rows []row
	if opts.Format == JSON {
		rows = im.jsonRows(data)
	} else {
		rows = im.csvRows(data)
	}
	for _, x := range rows {
		im.row(x)
	}
	if !im.faults.HasErrors() || opts.Partial {
		for _, g := range im.good {
			im.apply(g)
		}
	}
	im.faults.Sort()
	return im.report, im.faults
}

type importer struct {
	e          *Engagement
	pack       *questionnaire.Pack
	opts       ImportOptions
	indicators ids
	faults     diag.List
	report     Report
	good       []goodRow
	roles      map[string]string // by respondent, of the file and of the rows so far
	names      map[string]string // likewise
	seen       map[[2]string]int
}

type goodRow struct {
	respondent, name, role string
	answer                 Answer
}

func (im *importer) text(r io.Reader) (string, bool) {
	whole := diag.Pos{File: im.opts.Name}
	data, err := io.ReadAll(io.LimitReader(r, yamldoc.MaxBytes+1))
	switch {
	case err != nil:
		im.faults.Add(whole, "unreadable", diag.Args{"detail": err.Error()})
	case len(data) > yamldoc.MaxBytes:
		im.faults.Add(whole, "file-too-large", diag.Args{"limit": strconv.Itoa(yamldoc.MaxBytes >> 20)})
	case !utf8.Valid(data):
		line := 1 + strings.Count(string(data[:firstInvalid(data)]), "\n")
		im.faults.Add(diag.Pos{File: im.opts.Name, Line: line}, "not-utf8", diag.Args{"char": "0x" + strings.ToUpper(strconv.FormatInt(int64(data[firstInvalid(data)]), 16))})
	}
	return strings.TrimPrefix(string(data), "\ufeff"), len(im.faults) == 0
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data) - 1
}

// apply puts one good row into the engagement.
func (im *importer) apply(g goodRow) {
	r := im.e.Respondent(g.respondent)
	if r == nil {
		im.e.Respondents = append(im.e.Respondents, Respondent{ID: g.respondent, Name: g.name, Role: g.role})
		r = &im.e.Respondents[len(im.e.Respondents)-1]
		im.report.People = append(im.report.People, g.respondent)
	}
	old, had := r.Answer(g.answer.Indicator)
	switch {
	case !had:
		im.report.Added++
	case sameInTable(old, g.answer):
		im.report.Unchanged++
		return
	default:
		im.report.Replaced = append(im.report.Replaced, Replacement{r.ID, old, g.answer})
	}
	r.Set(g.answer)
}

// sameInTable compares what a table holds of an answer: all but its day, and line
// ends of any kind.
func sameInTable(a, b Answer) bool {
	same := func(s, t string) bool { return plain.Lines(s) == plain.Lines(t) }
	if a.State != b.State || a.Graded != b.Graded || a.Grade != b.Grade || !same(a.Evidence, b.Evidence) {
		return false
	}
	if a.State == NA {
		return same(a.Reason, b.Reason)
	}
	return same(a.Comment, b.Comment) && (a.State != Level || a.Level.Equal(b.Level))
}
