package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"

	"rahbord/internal/typeset"
)

// Options describe the document as a whole.
type Options struct {
	Width, Height float64 // of every page, in points
	Title         string
	Author        string
	Subject       string
	Tag           string // language tag, "fa-IR"
	RTL           bool   // pages are bound and read from right to left
	Created       string // ISO day, "2026-11-22"
}

// Sheet is a PDF in the making. Its methods keep the first error, and Bytes
// returns it, so that a layout needs to ask only once.
type Sheet struct {
	opts    Options
	created time.Time
	pdf     *gofpdf.Fpdf
	err     error

	fonts  []*font
	byFace map[*typeset.Face]*font
	images []*picture
	marks  marks

	bookmarks []bookmark
	anchors   map[string]place
	links     []link
}

var _ Surface = (*Sheet)(nil)

// New starts a document that can show text in the given faces. It fails when the
// day of creation, the page size or a font cannot be used.
func New(o Options, faces []*typeset.Face) (*Sheet, error) {
	created, err := time.Parse(time.DateOnly, o.Created)
	if err != nil {
		return nil, fmt.Errorf("day of creation: %w", err)
	}
	if o.Width <= 0 || o.Height <= 0 {
		return nil, fmt.Errorf("page size %g by %g points", o.Width, o.Height)
	}
	s := &Sheet{
		opts:    o,
		created: created,
		byFace:  map[*typeset.Face]*font{},
		anchors: map[string]place{},
		marks:   newMarks(),
	}
	for _, face := range faces {
		if s.byFace[face] != nil {
			continue
		}
		f, err := newFont(len(s.fonts), face)
		if err != nil {
			return nil, err
		}
		s.fonts = append(s.fonts, f)
		s.byFace[face] = f
	}
	s.pdf = gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: o.Width, Ht: o.Height}})
	s.pdf.SetCatalogSort(true)
	s.pdf.SetCreationDate(created)
	s.pdf.SetModificationDate(created)
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetCompression(false) // every stream is compressed once, when the file is written
	return s, nil
}

// AddPage implements Surface.
func (s *Sheet) AddPage() {
	s.unmark()
	s.pdf.AddPage()
}

// Page implements Surface.
func (s *Sheet) Page() int { return s.pdf.PageNo() }

// Bytes writes the document. It fails with the first thing that went wrong while
// drawing: an *ImageError, a *CodesError, a link to a place that was never set.
func (s *Sheet) Bytes() ([]byte, error) {
	s.unmark()
	if s.Page() == 0 {
		s.fail(errNoPage)
	}
	for _, f := range s.fonts {
		f.register(s.pdf)
	}
	if s.err != nil {
		return nil, s.err
	}
	var raw bytes.Buffer
	if err := s.pdf.Output(&raw); err != nil {
		return nil, err
	}
	return s.finish(raw.Bytes())
}

var errNoPage = errors.New("drawing before the first page")

// fail keeps the first error.
func (s *Sheet) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// write puts operators on the current page, as part of what is being tagged.
// They must leave the graphics state as they found it.
func (s *Sheet) write(ops []byte) {
	if s.Page() == 0 {
		s.fail(errNoPage)
	}
	if s.err != nil {
		return
	}
	s.mark()
	s.pdf.RawWriteStr(string(ops))
}
