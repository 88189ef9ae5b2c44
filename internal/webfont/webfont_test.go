package webfont

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
)

func vazirmatn(t testing.TB) []byte {
	t.Helper()
	ttf, err := os.ReadFile("../../templates/fonts/Vazirmatn-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return ttf
}

// unpack turns WOFF back into TrueType, as a browser does.
func unpack(t testing.TB, woff []byte) []byte {
	t.Helper()
	if string(woff[:4]) != "wOFF" || int(binary.BigEndian.Uint32(woff[8:])) != len(woff) {
		t.Fatalf("no WOFF header for %d bytes", len(woff))
	}
	n := int(binary.BigEndian.Uint16(woff[12:]))
	head := append([]byte{}, woff[4:8]...)
	head = binary.BigEndian.AppendUint16(head, uint16(n))
	head = append(head, 0, 0, 0, 0, 0, 0)
	var body []byte
	for i := range n {
		e := woff[44+20*i:]
		at, size, whole := binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		data := woff[at : at+size]
		if size < whole {
			r, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(r); err != nil || len(data) != int(whole) {
				t.Fatalf("%s: %d bytes of %d, %v", e[:4], len(data), whole, err)
			}
		}
		if checksum(data) != binary.BigEndian.Uint32(e[16:]) {
			t.Errorf("%s: wrong checksum", e[:4])
		}
		head = append(head, e[:4]...)
		for _, v := range []uint32{checksum(data), uint32(12 + 16*n + len(body)), whole} {
			head = binary.BigEndian.AppendUint32(head, v)
		}
		body = append(body, data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(head, body...)
}

func TestSubsetKeepsTheShapesAskedForAndOnlyThose(t *testing.T) {
	ttf := vazirmatn(t)
	whole, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		t.Fatal(err)
	}
	keep := map[uint16]bool{}
	for _, r := range "راهبرد۱۴۰۵ﭼ" {
		if g, ok := whole.NominalGlyph(r); ok {
			keep[uint16(g)] = true
		}
	}
	small, err := Subset(ttf, keep)
	if err != nil {
		t.Fatal(err)
	}
	if len(small) > len(ttf)/2 {
		t.Errorf("%d bytes of %d", len(small), len(ttf))
	}
	face, err := font.ParseTTF(bytes.NewReader(unpack(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	outline := func(f *font.Face, g uint16) int {
		o, _ := f.GlyphDataOutline(font.GID(g))
		return len(o.Segments)
	}
	for g := range keep {
		if outline(face, g) != outline(whole, g) {
			t.Errorf("glyph %d lost its shape", g)
		}
	}
	emptied := 0
	for g := range uint16(300) {
		if !keep[g] && outline(face, g) == 0 && outline(whole, g) > 0 {
			emptied++
		}
	}
	if emptied == 0 {
		t.Error("no shape was left out")
	}
}

func TestSubsetIsTheSameEveryTime(t *testing.T) {
	ttf := vazirmatn(t)
	one, err := Subset(ttf, map[uint16]bool{5: true, 50: true, 500: true})
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Subset(ttf, map[uint16]bool{500: true, 50: true, 5: true})
	if !bytes.Equal(one, two) {
		t.Error("two runs differ")
	}
}

func TestWhatIsNoFontIsRefused(t *testing.T) {
	ttf := vazirmatn(t)
	for _, data := range [][]byte{nil, []byte("no font"), ttf[:100], ttf[:len(ttf)/2]} {
		if _, err := Subset(data, nil); err == nil {
			t.Errorf("%d bytes were taken for a font", len(data))
		}
	}
}

func FuzzSubset(f *testing.F) {
	f.Add(vazirmatn(f)[:2000], uint16(3))
	f.Fuzz(func(t *testing.T, data []byte, id uint16) {
		Subset(data, map[uint16]bool{id: true}) // must not panic
	})
}
