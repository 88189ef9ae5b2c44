package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"
	"rahbord/questionnaire"

	"github.com/xuri/excelize/v2"
)

// ReadOptions say which form is expected.
type ReadOptions struct {
	Name    string // what faults call the form
	Pack    *questionnaire.Pack
	Client  string // name in the client file; "" takes a form of any client
	Wording []*i18n.Words
}

// Form is what somebody filled in.
type Form struct {
	Client    string // organisation it was made out to
	Language  i18n.Lang
	Person    Person
	Context   engagement.Answers // good answers only
	Strategy  engagement.Answers
	Answered  int // readiness rows and questions with anything in them
	Refused   int // of these, with faults in their cells
	pack      *questionnaire.Pack
	wording   []*i18n.Words
	name      string
	readiness []readinessRow
	places    map[string]diag.Pos // of the questions
	cover     map[string]diag.Pos
}

// Read reads a filled form. Every fault names sheet and cell; those of the readiness
// rows come with Apply, which knows the respondents. The form is nil when it cannot be
// read at all, or belongs to another model or client.
func Read(r io.Reader, opts ReadOptions) (form *Form, faults diag.List) {
	whole := diag.Pos{File: opts.Name}
	// The library reads files that anybody may have made, and gives up on some
	// damaged ones by panicking.
	defer func() {
		if problem := recover(); problem != nil {
			form, faults = nil, diag.List{{Rule: "form-unreadable", Pos: whole, Args: diag.Args{"detail": fmt.Sprint(problem)}}}
		}
	}()
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	switch {
	case err != nil:
		faults.Add(whole, "form-unreadable", diag.Args{"detail": err.Error()})
		return nil, faults
	case len(data) > mostBytes || trap(data):
		faults.Add(whole, "form-too-large", diag.Args{"limit": strconv.Itoa(mostBytes >> 20), "unpacked": strconv.Itoa(mostUnpacked >> 20)})
		return nil, faults
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		faults.Add(whole, "form-unreadable", diag.Args{"detail": err.Error()})
		return nil, faults
	}
	rd := &reader{ReadOptions: opts, file: file, sheets: map[string]*filled{}, form: &Form{
		pack: opts.Pack, wording: opts.Wording, name: opts.Name, places: map[string]diag.Pos{}, cover: map[string]diag.Pos{},
	}}
	form = rd.read()
	if err := file.Close(); err != nil {
		rd.fault(whole, "form-unreadable", diag.Args{"detail": err.Error()})
	}
	return form, rd.faults
}

// reader is one Read call.
type reader struct {
	ReadOptions
	file   *excelize.File
	form   *Form
	names  []*questionnaire.Words // of the form's language, then of the others
	sheets map[string]*filled     // by mark
	date04 bool                   // days are counted from 1904
	faults diag.List
}

// filled is a sheet as it came back: where the keyed rows stand now.
type filled struct {
	title string
	rows  map[string]int // by key
	keys  []string       // in the order of the sheet
}

func (rd *reader) fault(pos diag.Pos, rule string, args diag.Args) { rd.faults.Add(pos, rule, args) }

func (rd *reader) read() *Form {
	whole := diag.Pos{File: rd.Name}
	if err := rd.find(); err != nil {
		rd.fault(whole, "form-unreadable", diag.Args{"detail": err.Error()})
		return nil
	}
	if props, err := rd.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		rd.date04 = *props.Date1904
	}
	meta := rd.sheets[metaSheet]
	if meta == nil {
		rd.fault(whole, "form-not-ours", nil)
		return nil
	}
	facts := rd.facts(meta)
	if !rd.ours(whole, facts) {
		return nil
	}
	rd.form.Client, rd.form.Language = engagement.Unguarded(facts[clientFact]), i18n.Lang(facts[languageFact])
	rd.languages()
	rd.person(facts)
	rd.readiness()
	rd.questions(contextSheet, contextStages, &rd.form.Context)
	rd.questions(strategySheet, strategyStages, &rd.form.Strategy)
	rd.missing(meta)
	return rd.form
}

// find looks for our sheets, whatever they are called now, and for the keys of their rows.
func (rd *reader) find() error {
	for _, title := range rd.file.GetSheetList() {
		mark, ours := strings.CutPrefix(rd.value(title, 1, 1), markPrefix)
		if !ours || rd.sheets[mark] != nil {
			continue
		}
		s := &filled{title: title, rows: map[string]int{}}
		rows, err := rd.file.Rows(title)
		if err != nil {
			return err
		}
		for n := 1; rows.Next() && n <= mostSheetRow; n++ {
			cells, err := rows.Columns()
			if err != nil {
				return err
			}
			if n == 1 || len(cells) == 0 || cells[0] == "" || mark == metaSheet || mark == listsSheet {
				continue
			}
			if first, twice := s.rows[cells[0]]; twice {
				rd.fault(rd.at(title, 1, n), "form-row-twice", diag.Args{"id": cells[0], "row": itoa(first)})
				continue
			}
			s.rows[cells[0]] = n
			s.keys = append(s.keys, cells[0])
		}
		if err := errors.Join(rows.Error(), rows.Close()); err != nil {
			return err
		}
		rd.sheets[mark] = s
	}
	return nil
}

// facts are the entries of the hidden sheet.
func (rd *reader) facts(meta *filled) map[string]string {
	facts := map[string]string{}
	for row := 2; row < 20; row++ {
		if name := rd.value(meta.title, 1, row); name != "" {
			facts[name] = rd.value(meta.title, 2, row)
		}
	}
	return facts
}

// ours refuses forms of other programs, versions, models and clients.
func (rd *reader) ours(whole diag.Pos, facts map[string]string) bool {
	client := engagement.Unguarded(facts[clientFact])
	switch {
	case facts[formatFact] != formFormat:
		rd.fault(whole, "form-newer", diag.Args{"version": facts[formatFact], "known": formFormat})
		return false
	case facts[packFact] != rd.Pack.ID:
		rd.fault(whole, "form-other-pack", diag.Args{"pack": facts[packFact], "expected": rd.Pack.ID})
		return false
	case rd.Client != "" && client != "" && folded(client) != folded(rd.Client):
		rd.fault(whole, "form-other-client", diag.Args{"client": client, "expected": rd.Client})
		return false
	case facts[versionFact] != rd.Pack.Version:
		rd.faults.Warn(whole, "form-other-version", diag.Args{"version": facts[versionFact], "expected": rd.Pack.Version})
	}
	return true
}

// languages puts the form's own words first; answers in the others are understood too.
func (rd *reader) languages() {
	order := slices.Clone(rd.Pack.Languages)
	slices.SortStableFunc(order, func(a, b i18n.Lang) int {
		switch rd.form.Language {
		case a:
			return -1
		case b:
			return 1
		}
		return 0
	})
	for _, l := range order {
		rd.names = append(rd.names, rd.Pack.Text(l))
	}
}

// person is who the cover names: the respondent it was made out to, unless somebody
// else wrote a name over it.
func (rd *reader) person(facts map[string]string) {
	cover := rd.sheets[coverSheet]
	if cover == nil || cover.rows[nameKey] == 0 {
		return
	}
	p := &rd.form.Person
	p.Name = engagement.Unguarded(strings.TrimSpace(rd.value(cover.title, 3, cover.rows[nameKey])))
	if given := engagement.Unguarded(facts[nameFact]); p.Name == given || p.Name == "" {
		p.ID, p.Name = facts[personFact], given
	}
	rd.form.cover[nameKey] = rd.at(cover.title, 3, cover.rows[nameKey])
	if !rd.refused(cover.title, 3, cover.rows[nameKey]) && strings.Contains(p.Name, "\n") {
		rd.fault(rd.form.cover[nameKey], "one-line", diag.Args{"field": plain.Excerpt(p.Name)})
	}
	row := cover.rows[roleKey]
	if row == 0 {
		return
	}
	rd.form.cover[roleKey] = rd.at(cover.title, 3, row)
	role := strings.TrimSpace(rd.value(cover.title, 3, row))
	if role == "" {
		return
	}
	for _, names := range rd.names {
		var options []option
		for _, r := range rd.Pack.Roles {
			options = append(options, option{r, names.Roles[r]})
		}
		if id, ok := find(options, role); ok {
			p.Role = id
			return
		}
	}
	rd.fault(rd.form.cover[roleKey], "form-not-an-option", diag.Args{"value": plain.Excerpt(role), "known": joined(rd.names[0].Roles, rd.Pack.Roles)})
}

func joined(words map[string]string, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, words[id])
	}
	return strings.Join(out, " | ")
}

// missing warns of rows that were in the form and are no longer.
func (rd *reader) missing(meta *filled) {
	present := map[string]bool{}
	for _, s := range rd.sheets {
		for _, k := range s.keys {
			present[k] = true
		}
	}
	var gone []string
	for row := 2; row <= mostSheetRow; row++ {
		key := rd.value(meta.title, 3, row)
		if key == "" {
			break
		}
		if !present[key] {
			gone = append(gone, key)
		}
	}
	if len(gone) == 0 {
		return
	}
	shown := strings.Join(gone[:min(5, len(gone))], ", ")
	if len(gone) > 5 {
		shown += ", …"
	}
	rd.faults.Warn(diag.Pos{File: rd.Name}, "form-rows-missing", diag.Args{"n": itoa(len(gone)), "rows": shown})
}

// value is what a cell shows, "" when there is none.
func (rd *reader) value(title string, col, row int) string {
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return ""
	}
	s, err := rd.file.GetCellValue(title, at)
	if err != nil {
		return ""
	}
	return cleaned(s)
}

// refused adds a fault for a cell with a text that no client file may hold.
func (rd *reader) refused(title string, col, row int) bool {
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return false
	}
	s, err := rd.file.GetCellValue(title, at)
	if err != nil {
		return false
	}
	rule, args := plain.Unfit(undirected(s))
	if rule != "" {
		rd.fault(rd.at(title, col, row), rule, args)
	}
	return rule != ""
}

// at is the place of a cell, as people name it.
func (rd *reader) at(title string, col, row int) diag.Pos {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		cell = ""
	}
	return diag.Pos{File: rd.Name + ": " + title + "!" + cell}
}

// cleaned is a text without what does not show, with one kind of line end.
func cleaned(s string) string {
	return plain.Clean(undirected(strings.ReplaceAll(s, "_x000D_", "")))
}

// undirected drops the controls that steer the direction of text. Client files refuse
// them, but spreadsheets and mail programs put them around numbers unasked.
func undirected(s string) string {
	return strings.Map(func(r rune) rune {
		if plain.BidiControl(r) || r == 0xfeff {
			return -1
		}
		return r
	}, s)
}
