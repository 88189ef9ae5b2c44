package sheet

import (
	"bytes"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

func plainPDF(t testing.TB) []byte {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 12)
	pdf.Text(50, 50, "endobj stream endstream")
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnUntouchedFileStaysSoundWhenRewritten(t *testing.T) {
	f, err := parseFile(plainPDF(t))
	if err != nil {
		t.Fatal(err)
	}
	for n := range f.objs {
		if err := f.repack(n); err != nil {
			t.Fatal(err)
		}
	}
	out := f.bytes()
	checked(t, out)
	if text := tool(t, out, "pdftotext", "in.pdf", "-"); !bytes.Contains([]byte(text), []byte("endobj stream endstream")) {
		t.Errorf("text is lost: %q", text)
	}
}

func TestManyObjectsAreSpreadOverObjectStreams(t *testing.T) {
	f, err := parseFile(plainPDF(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 * perStream {
		f.add([]byte("<</Kind /Filler>>"))
	}
	if out := f.bytes(); len(out) > 10_000 {
		t.Errorf("%d bytes", len(out))
	} else {
		checked(t, out)
	}
}

func FuzzParseFile(f *testing.F) {
	pdf := plainPDF(f)
	f.Add(pdf)
	f.Add(pdf[:len(pdf)/2])
	f.Add([]byte("xref\n0 2\n0000000000 65535 f \n0000000001 00000 n \nstartxref\n0\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, err := parseFile(data)
		if err != nil {
			return
		}
		for n := range parsed.objs {
			_ = parsed.repack(n)
		}
		parsed.bytes()
	})
}
