package sheet

import (
	"encoding/binary"
	"fmt"
)

// checkTables makes sure that a font has the tables that gofpdf reads without asking.
func checkTables(ttf []byte) error {
	if len(ttf) < 12 || binary.BigEndian.Uint32(ttf) != 0x00010000 {
		return fmt.Errorf("not a TrueType font with outlines of its own")
	}
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		record := tableRecord(ttf, tag)
		if record == nil {
			return fmt.Errorf("table %q is missing", tag)
		}
		if start, size := tableSpan(record); start+size > uint64(len(ttf)) {
			return fmt.Errorf("table %q lies outside the file", tag)
		}
	}
	return nil
}

// tableRecord is the directory entry of a table: tag, checksum, offset, length.
func tableRecord(ttf []byte, tag string) []byte {
	const directory, entry = 12, 16
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		start := directory + entry*i
		if start+entry > len(ttf) {
			return nil
		}
		if record := ttf[start : start+entry]; string(record[:4]) == tag {
			return record
		}
	}
	return nil
}

func tableSpan(record []byte) (start, size uint64) {
	return uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
}

// recode is a copy of the font in which the codes from firstCode on stand for the
// given glyphs. The copy is needed anyway: gofpdf writes into a font's bytes.
func recode(ttf []byte, used []reading) []byte {
	out := append([]byte{}, ttf...)
	out = replaceTable(out, "cmap", characterMap(used))
	return replaceTable(out, "name", []byte{0, 0, 0, 0, 0, 6}) // no names: gofpdf stumbles over some
}

// replaceTable puts a table at the end of the file and points the directory to it.
// Checksums are left: gofpdf makes them anew for the subset that it embeds.
func replaceTable(ttf []byte, tag string, data []byte) []byte {
	for len(ttf)%4 != 0 {
		ttf = append(ttf, 0)
	}
	record := tableRecord(ttf, tag)
	binary.BigEndian.PutUint32(record[8:], uint32(len(ttf)))
	binary.BigEndian.PutUint32(record[12:], uint32(len(data)))
	return append(ttf, data...)
}

// characterMap is a "cmap" table with one Unicode subtable of format 4: a segment
// for the codes, whose glyphs are listed, and the closing segment that the format asks for.
func characterMap(used []reading) []byte {
	const segments = 2
	last := uint16(firstCode + len(used) - 1)
	length := uint16(16 + 8*segments + 2*len(used))
	words := []uint16{
		0, 1, // version, number of subtables
		3, 1, 0, 12, // Windows, Unicode; offset of the subtable in two words
		4, length, 0, // format, length, language
		2 * segments, 4, 1, 0, // doubled segment count and its search parameters
		last, 0xFFFF, 0, // last code of each segment, padding
		firstCode, 0xFFFF, // first code of each segment
		0, 1, // what to add to the glyph
		2 * segments, 0, // distance to the glyph list; 0 for none
	}
	for _, r := range used {
		words = append(words, r.glyph)
	}
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return b
}
