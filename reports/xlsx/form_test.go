package xlsx

import (
	"bytes"
	"sync"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/reports/reportstest"

	"github.com/xuri/excelize/v2"
)

// world is the shipped model and wording.
type world struct {
	pack    *questionnaire.Pack
	wording []*i18n.Words
}

func theWorld(t testing.TB) world {
	t.Helper()
	w := world{pack: reportstest.Pack(t)}
	for _, l := range i18n.Langs {
		w.wording = append(w.wording, reportstest.Words(t, l))
	}
	return w
}

func (w world) words(lang i18n.Lang) *i18n.Words {
	for _, x := range w.wording {
		if x.Lang == lang {
			return x
		}
	}
	return nil
}

func (w world) source(lang i18n.Lang) Source {
	return Source{Pack: w.pack, Words: w.words(lang), Client: "Sample Co.", Parts: Parts{true, true, true}, Person: Person{Name: "Sara", Role: "SAL"}}
}

// part is a form of one sheet alone.
func (w world) part(lang i18n.Lang, parts Parts) Source {
	src := w.source(lang)
	src.Parts = parts
	return src
}

func (w world) options() ReadOptions {
	return ReadOptions{Name: "form.xlsx", Pack: w.pack, Client: "Sample Co.", Wording: w.wording}
}

// blank is the form of a source, written once for all tests.
func blank(t testing.TB, src Source) []byte {
	t.Helper()
	once, _ := blanks.LoadOrStore(src, sync.OnceValues(func() ([]byte, error) {
		var out bytes.Buffer
		err := Write(&out, src)
		return out.Bytes(), err
	}))
	data, err := once.(func() ([]byte, error))()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var blanks sync.Map

// pen fills in a form as a person would, in a spreadsheet program.
type pen struct {
	t    testing.TB
	file *excelize.File
	rows map[string]map[string]int // sheet title, key
}

func take(t testing.TB, data []byte) *pen {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &pen{t, f, map[string]map[string]int{}}
	for _, title := range f.GetSheetList() {
		rows, err := f.GetRows(title)
		if err != nil {
			t.Fatal(err)
		}
		p.rows[title] = map[string]int{}
		for i, cells := range rows {
			if i > 0 && len(cells) > 0 && cells[0] != "" {
				p.rows[title][cells[0]] = i + 1
			}
		}
	}
	return p
}

func (p *pen) write(title, key string, col int, value any) {
	p.t.Helper()
	row := p.rows[title][key]
	if row == 0 {
		p.t.Fatalf("no row %s on sheet %s", key, title)
	}
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.file.SetCellValue(title, at, value); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pen) done() []byte {
	p.t.Helper()
	var out bytes.Buffer
	if _, err := p.file.WriteTo(&out); err != nil {
		p.t.Fatal(err)
	}
	return out.Bytes()
}

func client(lang i18n.Lang, w world) *engagement.Engagement {
	return &engagement.Engagement{Format: 1, Pack: engagement.PackRef{ID: w.pack.ID, Version: w.pack.Version}, Language: lang}
}

// read reads a form and applies it to a client without answers.
func read(t testing.TB, w world, data []byte, e *engagement.Engagement, partial bool) (Report, diag.List) {
	t.Helper()
	form, faults := Read(bytes.NewReader(data), w.options())
	if form == nil {
		return Report{}, faults
	}
	return form.Apply(e, faults, partial)
}
