package sheet

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// file is a PDF as numbered objects: objs[n] is what stands between "n 0 obj" and
// "endobj". Object 0 does not exist.
type file struct {
	objs       [][]byte
	root, info int
}

var errFormat = errors.New("unexpected PDF from the writer")

var (
	trailerRoot = regexp.MustCompile(`/Root (\d+) 0 R`)
	trailerInfo = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// parseFile reads what gofpdf writes: one cross-reference table, objects in any order.
func parseFile(pdf []byte) (*file, error) {
	mark := bytes.LastIndex(pdf, []byte("startxref\n"))
	if mark < 0 {
		return nil, errFormat
	}
	var table int
	if _, err := fmt.Sscan(string(pdf[mark+len("startxref\n"):]), &table); err != nil || table < 0 || table >= mark {
		return nil, errFormat
	}
	lines := bytes.Split(pdf[table:mark], []byte("\n"))
	var count int
	if len(lines) < 3 {
		return nil, errFormat
	}
	if _, err := fmt.Sscanf(string(lines[1]), "0 %d", &count); err != nil || count < 1 || len(lines) < 2+count {
		return nil, errFormat
	}
	starts := make([]int, count)
	for n := 1; n < count; n++ {
		at, err := strconv.Atoi(string(lines[2+n][:min(10, len(lines[2+n]))]))
		if err != nil || at <= 0 || at >= table {
			return nil, errFormat
		}
		starts[n] = at
	}
	ends := append(slices.Clone(starts), table)
	slices.Sort(ends)
	f := &file{objs: make([][]byte, count)}
	for n := 1; n < count; n++ {
		next, _ := slices.BinarySearch(ends, starts[n]+1)
		if next == len(ends) {
			return nil, errFormat
		}
		body, ok := bytes.CutPrefix(pdf[starts[n]:ends[next]], fmt.Appendf(nil, "%d 0 obj\n", n))
		end := bytes.LastIndex(body, []byte("endobj"))
		if !ok || end < 0 {
			return nil, errFormat
		}
		f.objs[n] = bytes.TrimRight(body[:end], "\n")
	}
	f.root = reference(trailerRoot, pdf[table:])
	f.info = reference(trailerInfo, pdf[table:])
	if f.root <= 0 || f.root >= count || f.info <= 0 || f.info >= count {
		return nil, errFormat
	}
	return f, nil
}

// reference is the object number in the first group of re, 0 when it is not there.
func reference(re *regexp.Regexp, b []byte) int {
	m := re.FindSubmatch(b)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return 0
	}
	return n
}

// add appends an object and returns its number.
func (f *file) add(body []byte) int {
	f.objs = append(f.objs, body)
	return len(f.objs) - 1
}

// extend puts entries at the end of the dictionary of object n, which is no stream.
func (f *file) extend(n int, entries string) {
	end := bytes.LastIndex(f.objs[n], []byte(">>"))
	f.objs[n] = slices.Concat(f.objs[n][:end], []byte(entries), f.objs[n][end:])
}

const (
	streamStart = "stream\n"
	streamEnd   = "\nendstream"
)

// stream is a stream object; dict is the inside of its dictionary, without the length.
func stream(dict string, data []byte) []byte {
	b := fmt.Appendf(nil, "<<%s /Length %d>>\n"+streamStart, dict, len(data))
	return append(append(b, data...), streamEnd...)
}

// packed is a compressed stream object.
func packed(dict string, data []byte) []byte {
	return stream(dict+" /Filter /FlateDecode", deflate(data))
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

var streamLength = regexp.MustCompile(`\s*/Length \d+`)
var streamFilter = regexp.MustCompile(`\s*/Filter /\w+`)

// repack compresses the stream of object n, whether it was compressed quickly or
// not at all; objects without a stream are left alone.
func (f *file) repack(n int) error {
	dict, data, ok := bytes.Cut(f.objs[n], []byte(streamStart))
	if !ok || !bytes.HasSuffix(data, []byte(streamEnd)) {
		return nil
	}
	data = data[:len(data)-len(streamEnd)]
	if streamFilter.Match(dict) {
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return err
		}
		if data, err = io.ReadAll(r); err != nil {
			return err
		}
	}
	dict = streamFilter.ReplaceAll(streamLength.ReplaceAll(dict, nil), nil)
	inside, ok := bytes.CutPrefix(bytes.TrimSpace(dict), []byte("<<"))
	inside, ok2 := bytes.CutSuffix(inside, []byte(">>"))
	if !ok || !ok2 {
		return errFormat
	}
	f.objs[n] = packed(string(inside), data)
	return nil
}
