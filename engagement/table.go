package engagement

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/diag"
	"rahbord/internal/plain"
)

// heading is the form in which headings are compared: no case, spaces, joiners or
// Arabic variants of Persian letters.
func heading(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '\u200c' || r == '_' || r == '-' || unicode.Is(unicode.Cf, r):
			return -1
		case r == 'ي':
			return 'ی'
		case r == 'ك':
			return 'ک'
		}
		return unicode.ToLower(r)
	}, s)
}

// column finds the column a heading names; "" when none.
func (im *importer) column(cell string) string {
	for _, c := range columns {
		if heading(cell) == c || slices.ContainsFunc(im.opts.Synonyms[c], func(s string) bool { return heading(s) == heading(cell) }) {
			return c
		}
	}
	return ""
}

// csvRows reads a table with headings; comma, semicolon or tab is taken by which
// gives the most known headings.
func (im *importer) csvRows(data string) []row {
	var separator rune
	most := -1
	for _, s := range ",;\t" {
		first, _ := csvReader(data, s).Read()
		known := 0
		for _, cell := range first {
			if im.column(cell) != "" {
				known++
			}
		}
		if known > most {
			separator, most = s, known
		}
	}
	in := csvReader(data, separator)
	head, err := in.Read()
	if err != nil {
		im.csvFault(err)
		return nil
	}
	at, ok := im.head(head)
	if !ok {
		return nil
	}
	var rows []row
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			im.csvFault(err)
			return nil
		}
		line, _ := in.FieldPos(0)
		if x, ok := im.csvRow(record, at, line); ok {
			rows = append(rows, x)
		}
	}
}

func csvReader(data string, separator rune) *csv.Reader {
	in := csv.NewReader(strings.NewReader(data))
	in.Comma, in.FieldsPerRecord = separator, -1
	return in
}

func (im *importer) csvFault(err error) {
	pos := diag.Pos{File: im.opts.Name}
	var bad *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		im.faults.Add(pos, "table-empty", nil)
		return
	case errors.As(err, &bad):
		pos.Line, pos.Col = bad.Line, bad.Column
		err = bad.Err
	}
	im.faults.Add(pos, "csv-syntax", diag.Args{"detail": err.Error()})
}

// head finds the place of each column.
func (im *importer) head(cells []string) (map[string]int, bool) {
	at := map[string]int{}
	before := len(im.faults)
	for i, cell := range cells {
		pos := diag.Pos{File: im.opts.Name, Line: 1, Col: i + 1}
		c := im.column(cell)
		_, twice := at[c]
		switch {
		case c == "" && strings.TrimSpace(cell) != "":
			im.faults.Add(pos, "unknown-column", diag.Args{"column": plain.Excerpt(cell), "guess": guess(strings.ToLower(cell), columns[:]), "known": strings.Join(columns[:], ", ")})
		case twice:
			im.faults.Add(pos, "duplicate-column", diag.Args{"column": plain.Excerpt(cell)})
		case c != "":
			at[c] = i
		}
	}
	for _, c := range []string{"respondent", "indicator", "level"} {
		if _, ok := at[c]; !ok {
			im.faults.Add(diag.Pos{File: im.opts.Name, Line: 1}, "column-missing", diag.Args{"column": c})
		}
	}
	return at, len(im.faults) == before
}

// csvRow takes the cells of a record; a record without any text is no row.
func (im *importer) csvRow(record []string, at map[string]int, number int) (row, bool) {
	x := row{cells: map[string]string{}, line: number}
	x.place = func(column string) diag.Pos {
		pos := diag.Pos{File: im.opts.Name, Line: number}
		if i, ok := at[column]; ok {
			pos.Col = i + 1
		}
		return pos
	}
	for c, i := range at {
		if i < len(record) {
			x.cells[c] = plain.Lines(Unguarded(record[i]))
		}
	}
	return x, strings.TrimSpace(strings.Join(record, "")) != ""
}

// jsonRows reads a list of objects whose keys are the columns.
func (im *importer) jsonRows(data string) []row {
	in := json.NewDecoder(strings.NewReader(data))
	in.UseNumber()
	if open, err := in.Token(); err != nil || open != json.Delim('[') {
		im.faults.Add(diag.Pos{File: im.opts.Name, Line: 1}, "json-syntax", diag.Args{"detail": "[ ]"})
		return nil
	}
	var rows []row
	for in.More() {
		pos := placeOf(im.opts.Name, data, int(in.InputOffset()))
		var object map[string]any
		if err := in.Decode(&object); err != nil {
			im.faults.Add(pos, "json-syntax", diag.Args{"detail": err.Error()})
			return nil
		}
		if x, ok := im.jsonRow(object, pos); ok {
			rows = append(rows, x)
		}
	}
	_, err := in.Token()
	if err == nil {
		_, err = in.Token()
	}
	if !errors.Is(err, io.EOF) {
		im.faults.Add(placeOf(im.opts.Name, data, int(in.InputOffset())), "json-syntax", diag.Args{"detail": fmt.Sprint(err)})
		return nil
	}
	return rows
}

// placeOf is the place of the next value behind an offset.
func placeOf(name, data string, offset int) diag.Pos {
	offset += len(data[offset:]) - len(strings.TrimLeft(data[offset:], ", \t\r\n"))
	before := data[:offset]
	return diag.Pos{File: name, Line: 1 + strings.Count(before, "\n"), Col: 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))}
}

func (im *importer) jsonRow(object map[string]any, pos diag.Pos) (row, bool) {
	x := row{cells: map[string]string{}, line: pos.Line, place: func(string) diag.Pos { return pos }}
	before := len(im.faults)
	for _, key := range sortedPaths(object) {
		switch v := object[key].(type) {
		case nil:
		case string:
			x.cells[key] = plain.Lines(v)
		case json.Number:
			x.cells[key] = v.String()
		default:
			im.faults.Add(pos, "cell-form", diag.Args{"column": plain.Excerpt(key)})
		}
		if !slices.Contains(columns[:], key) {
			im.faults.Add(pos, "unknown-column", diag.Args{"column": plain.Excerpt(key), "guess": guess(key, columns[:]), "known": strings.Join(columns[:], ", ")})
		}
	}
	if len(im.faults) > before {
		im.report.Rows++
		im.report.Refused++
	}
	return x, len(im.faults) == before
}
