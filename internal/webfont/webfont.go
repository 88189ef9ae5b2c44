// Package webfont makes a small WOFF file of a TrueType font for one document: the shapes
// of glyphs that the document does not show are left out, everything else stays, so that
// shaping works as with the whole font.
package webfont

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// ErrNotTrueType is a font without the tables of a TrueType font.
var ErrNotTrueType = errors.New("not a TrueType font")

type table struct {
	tag  string
	data []byte
}

// Subset is a font in WOFF 1.0 with the shapes of the glyphs in keep, of glyph 0, and of
// the glyphs that those are composed of. Glyph numbers do not change. The same input gives
// the same bytes.
func Subset(ttf []byte, keep map[uint16]bool) ([]byte, error) {
	tables, err := split(ttf)
	if err != nil {
		return nil, err
	}
	find := func(tag string) *table {
		i := slices.IndexFunc(tables, func(t table) bool { return t.tag == tag })
		if i < 0 {
			return &table{}
		}
		return &tables[i]
	}
	head, loca, glyf := find("head"), find("loca"), find("glyf")
	if len(head.data) < 54 || len(glyf.data) == 0 {
		return nil, ErrNotTrueType
	}
	shapes, err := shapesOf(glyf.data, loca.data, binary.BigEndian.Uint16(head.data[50:]) == 1)
	if err != nil {
		return nil, err
	}
	all := map[uint16]bool{0: true}
	for id := range keep {
		closure(shapes, id, all)
	}
	glyf.data, loca.data = join(shapes, all)
	head.data = slices.Clone(head.data)
	binary.BigEndian.PutUint16(head.data[50:], 1) // long offsets
	return woff(binary.BigEndian.Uint32(ttf), tables)
}

// split reads the table directory. Signatures are dropped: they no longer hold.
func split(ttf []byte) ([]table, error) {
	if len(ttf) < 12 {
		return nil, ErrNotTrueType
	}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	if len(ttf) < 12+16*n {
		return nil, ErrNotTrueType
	}
	var out []table
	for i := range n {
		e := ttf[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if from+size > uint64(len(ttf)) {
			return nil, fmt.Errorf("table %q: %w", e[:4], ErrNotTrueType)
		}
		if tag := string(e[:4]); tag != "DSIG" {
			out = append(out, table{tag, ttf[from : from+size]})
		}
	}
	return out, nil
}

// shapesOf cuts the outlines apart by glyph.
func shapesOf(glyf, loca []byte, long bool) ([][]byte, error) {
	offset := func(i int) uint64 {
		if long {
			return uint64(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return 2 * uint64(binary.BigEndian.Uint16(loca[2*i:]))
	}
	size := 2
	if long {
		size = 4
	}
	var out [][]byte
	for i := range len(loca)/size - 1 {
		from, to := offset(i), offset(i+1)
		if from > to || to > uint64(len(glyf)) {
			return nil, fmt.Errorf("glyph %d: %w", i, ErrNotTrueType)
		}
		out = append(out, glyf[from:to])
	}
	return out, nil
}

// Flags of the parts of a composite glyph.
const (
	argsAreWords = 1 << 0
	haveScale    = 1 << 3
	moreParts    = 1 << 5
	haveXYScale  = 1 << 6
	haveTwoByTwo = 1 << 7
)

// closure adds a glyph and those it is composed of.
func closure(shapes [][]byte, id uint16, all map[uint16]bool) {
	if all[id] || int(id) >= len(shapes) {
		return
	}
	all[id] = true
	s := shapes[id]
	if len(s) < 10 || int16(binary.BigEndian.Uint16(s)) >= 0 {
		return // empty, or made of outlines of its own
	}
	for rest := s[10:]; len(rest) >= 4; {
		flags, part := binary.BigEndian.Uint16(rest), binary.BigEndian.Uint16(rest[2:])
		closure(shapes, part, all)
		size := 6
		if flags&argsAreWords != 0 {
			size = 8
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveTwoByTwo != 0:
			size += 8
		}
		if flags&moreParts == 0 || len(rest) < size {
			return
		}
		rest = rest[size:]
	}
}

// join puts the shapes together again, with long offsets.
func join(shapes [][]byte, keep map[uint16]bool) (glyf, loca []byte) {
	for i, s := range shapes {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[uint16(i)] {
			glyf = append(glyf, s...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// woff writes tables as WOFF 1.0 (W3C Recommendation of 13 December 2012).
func woff(flavour uint32, tables []table) ([]byte, error) {
	slices.SortFunc(tables, func(a, b table) int { return bytes.Compare([]byte(a.tag), []byte(b.tag)) })
	var directory, body []byte
	start, whole := 44+20*len(tables), 12+16*len(tables)
	for _, t := range tables {
		packed, err := pack(t.data)
		if err != nil {
			return nil, err
		}
		directory = append(directory, t.tag...)
		for _, n := range []uint32{uint32(start + len(body)), uint32(len(packed)), uint32(len(t.data)), checksum(t.data)} {
			directory = binary.BigEndian.AppendUint32(directory, n)
		}
		body = append(body, packed...)
		body = append(body, make([]byte, -len(body)&3)...)
		whole += (len(t.data) + 3) &^ 3
	}
	out := []byte("wOFF")
	for _, n := range []uint32{flavour, uint32(start + len(body)), uint32(len(tables)) << 16, uint32(whole), 1 << 16, 0, 0, 0, 0, 0} {
		out = binary.BigEndian.AppendUint32(out, n)
	}
	return append(append(out, directory...), body...), nil
}

// pack compresses, unless that makes it longer.
func pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if b.Len() >= len(data) {
		return data, nil
	}
	return b.Bytes(), nil
}

// checksum is the sum of a table as 32-bit numbers.
func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
