package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits of what is read: a filled form is far smaller, a trap is not.
const (
	mostBytes    = 8 << 20
	mostUnpacked = 48 << 20
	mostSheetRow = 4000
	mostSheetCol = 200
)

// trap reports whether a small file would fill the memory: its parts unpack to too
// much, or a few cells stand so far out that the library would fill in all the cells
// before them.
func trap(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false // no zip file: the library says so
	}
	total := uint64(0)
	for _, f := range z.File {
		if total += f.UncompressedSize64; total > mostUnpacked {
			return true
		}
	}
	for _, f := range z.File {
		if strings.HasPrefix(strings.ToLower(f.Name), "xl/worksheets/") && sprawls(f) {
			return true
		}
	}
	return false
}

// sprawls reports whether a sheet has cells or rows far outside of what forms have.
// Where it cannot be read on, the library cannot either.
func sprawls(f *zip.File) bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close() // reading only
	in := xml.NewDecoder(io.LimitReader(r, mostUnpacked))
	for {
		token, err := in.RawToken()
		if err != nil {
			return false
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "c" && start.Name.Local != "row" {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local == "r" && farOut(start.Name.Local, a.Value) {
				return true
			}
		}
	}
}

func farOut(element, ref string) bool {
	if element == "row" {
		ref = "A" + ref
	}
	col, row, err := excelize.CellNameToCoordinates(ref)
	return err == nil && (col > mostSheetCol || row > mostSheetRow)
}
