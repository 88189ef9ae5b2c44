package reports_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"rahbord/internal/i18n"
	"rahbord/reports"
	"rahbord/reports/pdf"
	"rahbord/templates"
)

// pages counts the pages of a rendered document.
func pages(t *testing.T, d *reports.Document, paper pdf.Paper) int {
	t.Helper()
	font := func(name string) []byte {
		data, err := fs.ReadFile(templates.Fonts(), name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	var b bytes.Buffer
	if _, err := pdf.RenderOn(&b, d, pdf.Fonts{
		VazirmatnRegular: font("Vazirmatn-Regular.ttf"), VazirmatnBold: font("Vazirmatn-Bold.ttf"),
		HeeboRegular: font("Heebo-Regular.ttf"), HeeboBold: font("Heebo-Bold.ttf"),
	}, paper); err != nil {
		t.Fatal(err)
	}
	return len(regexp.MustCompile(`/Type ?/Page\b`).FindAll(inflated(b.Bytes()), -1))
}

// inflated is the content of all compressed streams of a file.
func inflated(file []byte) []byte {
	var out []byte
	for _, part := range bytes.Split(file, []byte("stream\n"))[1:] {
		if r, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			data, _ := io.ReadAll(r) // up to where the stream ends
			out = append(out, data...)
		}
	}
	return out
}

func TestSummaryAndStrategyTakeOnePageEach(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, name := range []string{"distributor", "brand", "startup"} {
			doc := only(plannedSample(t, name, lang), "summary", "strategy")
			for _, paper := range []pdf.Paper{pdf.A4, pdf.Letter} {
				if n := pages(t, doc, paper); n != 2 {
					t.Errorf("%s.%s: %d pages of %s", name, lang, n, paper)
				}
			}
		}
	}
}

func TestTheVersionForABoardHasFourPages(t *testing.T) {
	data, err := fs.ReadFile(templates.Reports(), "brief.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Langs {
		for _, name := range []string{"distributor", "brand", "startup"} {
			src := plannedSample(t, name, lang)
			src.Template = decoded(t, string(data))
			doc := reports.Build(src)
			if n := pages(t, doc, pdf.A4); n != 4 {
				t.Errorf("%s.%s: %d pages", name, lang, n)
			}
			if !strings.Contains(dump(t, doc), words(t, lang).T("summary.decisions")) {
				t.Errorf("%s.%s: the board is asked for nothing", name, lang)
			}
		}
	}
}
