package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// bomb is a small file that unpacks to more than is read.
func bomb(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range mostUnpacked>>20 + 1 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 1<<20 {
		t.Fatalf("the bomb has %d bytes", b.Len())
	}
	return b.Bytes()
}

// piece is one part of a zip file.
type piece struct {
	name string
	data []byte
}

func unzipped(t testing.TB, data []byte) []piece {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []piece
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, piece{f.Name, content})
	}
	return out
}

// zipped puts parts together again, one of them changed at a place or cut off there.
func zipped(t testing.TB, parts []piece, which int, at uint32, bits uint8, cut bool) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, p := range parts {
		data := p.data
		if i == which && len(data) > 0 {
			data = bytes.Clone(data)
			place := int(at) % len(data)
			data[place] ^= bits
			if cut {
				data = data[:place]
			}
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sprawling moves a cell of a form to the edge of what spreadsheets can hold.
func sprawling(t testing.TB, form []byte, old, far string) []byte {
	t.Helper()
	parts, moved := unzipped(t, form), false
	for i, p := range parts {
		if bytes.Contains(p.data, []byte(old)) && !moved {
			parts[i].data, moved = bytes.Replace(p.data, []byte(old), []byte(far), 1), true
		}
	}
	if !moved {
		t.Fatalf("no %s in the form", old)
	}
	return zipped(t, parts, -1, 0, 0, false)
}
