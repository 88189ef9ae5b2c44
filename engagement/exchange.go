package engagement

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
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
	Name     string // what faults call the input
	Format   Exchange
	Partial  bool                // apply the good rows although others have faults
	Synonyms map[string][]string // see Synonyms
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
	im := &importer{e: e, pack: p, opts: opts, roles: map[string]string{}, seen: map[[2]string]int{}, indicators: idsOf(p).indicators}
	for _, x := range e.Respondents {
		im.roles[x.ID] = x.Role
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

// row checks one row and keeps it when it is good.
func (im *importer) row(x row) {
	im.report.Rows++
	before := len(im.faults)
	if x.cells["level"] == "" && x.cells["comment"] == "" && x.cells["evidence"] == "" {
		im.report.Blank++
		return
	}
	g := goodRow{}
	g.respondent, g.name = im.person(x)
	g.role = im.role(x, g.respondent)
	g.answer = im.answer(x)
	for _, c := range []string{"respondent", "comment", "evidence"} {
		if i := strings.IndexFunc(x.cells[c], yamldoc.BidiControl); i >= 0 {
			r, _ := utf8.DecodeRuneInString(x.cells[c][i:])
			im.fault(x, c, "bidi-control", diag.Args{"char": yamldoc.Escape(r)})
		}
	}
	if len(im.faults) > before {
		im.report.Refused++
		return
	}
	key := [2]string{g.respondent, g.answer.Indicator}
	if line, twice := im.seen[key]; twice {
		im.fault(x, "indicator", "duplicate-row", diag.Args{"respondent": g.respondent, "indicator": g.answer.Indicator, "line": strconv.Itoa(line)})
		im.report.Refused++
		return
	}
	im.seen[key] = x.line
	im.good = append(im.good, g)
}

func (im *importer) fault(x row, column, rule string, args diag.Args) {
	im.faults.Add(x.place(column), rule, args)
}

func (im *importer) guess(s string, among []string) string {
	if len(im.faults) > enoughFaults {
		return ""
	}
	return guess(s, among)
}

// person finds the respondent by id or by a name that only one has. A new one gets
// the text as id; what cannot be an id becomes one, and the text the name.
func (im *importer) person(x row) (id, name string) {
	s := strings.TrimSpace(x.cells["respondent"])
	if s == "" {
		im.fault(x, "respondent", "cell-missing", diag.Args{"column": "respondent"})
		return "", ""
	}
	if _, known := im.roles[s]; known {
		return s, ""
	}
	var named []string
	for _, r := range im.e.Respondents {
		if r.Name == s {
			named = append(named, r.ID)
		}
	}
	if len(named) == 1 {
		return named[0], ""
	}
	if ValidID(s) {
		return s, ""
	}
	id = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case ValidID(string(r)):
			return r
		}
		return -1
	}, s)
	if !ValidID(id) || len(named) > 1 {
		im.fault(x, "respondent", "bad-id", diag.Args{"id": excerpt(s), "limit": strconv.Itoa(longestID)})
	}
	return id, s
}

func (im *importer) role(x row, respondent string) string {
	given := strings.TrimSpace(x.cells["role"])
	has, known := im.roles[respondent]
	if given == "" && known {
		return has
	}
	if given == "" {
		im.fault(x, "role", "cell-missing", diag.Args{"column": "role"})
		return ""
	}
	role, ok := match(given, im.pack.Roles)
	switch {
	case !ok:
		im.fault(x, "role", "unknown-role", diag.Args{"id": excerpt(given), "guess": im.guess(given, im.pack.Roles)})
	case known && has != role:
		im.fault(x, "role", "role-differs", diag.Args{"respondent": respondent, "role": role, "has": has})
	case respondent != "":
		im.roles[respondent] = role
	}
	return role
}

// match finds an id whatever the case of its letters.
func match(s string, known []string) (string, bool) {
	i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, s) })
	if i < 0 {
		return "", false
	}
	return known[i], true
}

func (im *importer) answer(x row) Answer {
	a := Answer{Comment: x.cells["comment"], Evidence: x.cells["evidence"]}
	id := strings.TrimSpace(x.cells["indicator"])
	indicator, ok := match(id, im.indicators)
	switch {
	case id == "":
		im.fault(x, "indicator", "cell-missing", diag.Args{"column": "indicator"})
	case !ok:
		im.fault(x, "indicator", "unknown-indicator", diag.Args{"id": excerpt(id), "guess": im.guess(id, im.indicators)})
	}
	a.Indicator = indicator
	im.level(x, &a)
	im.grade(x, &a)
	return a
}

func (im *importer) level(x row, a *Answer) {
	s := strings.TrimSpace(plainDigits(x.cells["level"]))
	switch {
	case s == "":
		im.fault(x, "level", "cell-missing", diag.Args{"column": "level"})
	case im.means(s, wordDK):
		a.State = DontKnow
	case im.means(s, wordNA):
		a.State, a.Reason, a.Comment = NA, a.Comment, ""
		if strings.TrimSpace(a.Reason) == "" {
			im.fault(x, "comment", "na-without-reason", nil)
		}
	default:
		r, err := exact.Parse(s)
		if err != nil || !isDecimal(r) {
			im.fault(x, "level", "level-not-a-number", diag.Args{"value": excerpt(s)})
			return
		}
		half := im.pack.Scale.Half == questionnaire.HalfAlways
		if rule := offScale(im.pack.Scale, r, half); rule != "" {
			im.fault(x, "level", rule, scaleArgs(im.pack.Scale, a.Indicator, r))
		}
		a.Level = r
	}
}

func (im *importer) means(s, word string) bool {
	return heading(s) == word || heading(s) == "n/a" && word == wordNA ||
		slices.ContainsFunc(im.opts.Synonyms[word], func(w string) bool { return heading(w) == heading(s) })
}

func (im *importer) grade(x row, a *Answer) {
	s := strings.TrimSpace(plainDigits(x.cells["grade"]))
	if s == "" {
		return
	}
	r, err := exact.Parse(s)
	last := im.pack.Evidence.Grades
	if err != nil || !r.IsInt() || r.Sign() < 0 || exact.Of(last).Less(r) {
		im.fault(x, "grade", "grade-out-of-range", diag.Args{"value": excerpt(s), "last": strconv.Itoa(last)})
		return
	}
	a.Grade, a.Graded = r.Floor(), true
}

// plainDigits turns Persian and Arabic digits and their decimal sign into 0-9 and a point.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r == '٫':
			return '.'
		}
		return r
	}, s)
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
	lines := strings.NewReplacer("\r\n", "\n")
	same := func(s, t string) bool { return lines.Replace(s) == lines.Replace(t) }
	if a.State != b.State || a.Graded != b.Graded || a.Grade != b.Grade || !same(a.Evidence, b.Evidence) {
		return false
	}
	if a.State == NA {
		return same(a.Reason, b.Reason)
	}
	return same(a.Comment, b.Comment) && (a.State != Level || a.Level.Equal(b.Level))
}
