package engagement

import (
	"bytes"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// Decode reads a client file and tells all its faults at once, in file order; name
// is what the faults call the file. The engagement is nil when the file cannot be
// read at all (not YAML, too large, of a newer format); with other errors it holds
// what could be read, and must not be saved or scored.
func Decode(r io.Reader, name string) (*Engagement, diag.List) {
	data, err := io.ReadAll(io.LimitReader(r, yamldoc.MaxBytes+1))
	if err != nil {
		var faults diag.List
		faults.Add(diag.Pos{File: name}, "unreadable", diag.Args{"detail": err.Error()})
		return nil, faults
	}
	doc, faults := yamldoc.Parse(name, data)
	if doc == nil {
		return nil, faults
	}
	dec := &yamldoc.Decoder{Name: name, Faults: faults}
	if doc.Root().Kind != yaml.MappingNode {
		dec.WrongType(doc.Root(), "mapping")
		return nil, dec.Faults
	}
	if !upToDate(dec, doc.Root(), migrations(), Format) {
		return nil, dec.Faults
	}
	e := &Engagement{}
	dec.Decode(doc.Root(), e)
	e.Format = Format
	e.source = survey(name, doc.Root(), bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	e.validate(&dec.Faults)
	dec.Faults.Sort()
	return e, dec.Faults
}

// longestID is the length of ids, in characters.
const longestID = 64

// ValidID reports whether s can be an id: 1 to 64 letters, digits, dots, hyphens or
// underscores, of any script.
func ValidID(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && r != '.' && r != '-' && r != '_' && r != '\u200c' {
			return false
		}
	}
	return s != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) <= longestID
}

func checkID(dec *yamldoc.Decoder, key *yaml.Node) {
	if key.Kind != yaml.ScalarNode || !ValidID(key.Value) {
		dec.Fault(key, "bad-id", diag.Args{"id": plain.Excerpt(key.Value), "limit": strconv.Itoa(longestID)})
	}
}

// guess proposes what a mistyped id most likely meant, "" when nothing is near.
func guess(s string, known []string) string {
	if utf8.RuneCountInString(s) > longestID {
		return ""
	}
	return diag.Guess(s, known)
}

// DecodeYAML reads answers by question id.
func (a *Answers) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	eachEntry(dec, n, func(id string, node *yaml.Node) {
		var v Value
		v.DecodeYAML(dec, node)
		a.items = append(a.items, Field{id, v})
	})
}

// DecodeYAML reads an answer of any kind. Days, and numbers that begin with 0 or +
// such as telephone numbers, are texts.
func (v *Value) DecodeYAML(dec *yamldoc.Decoder, n *yaml.Node) {
	switch n.Kind {
	case yaml.SequenceNode:
		items := make([]Value, len(n.Content))
		for i, c := range n.Content {
			items[i].DecodeYAML(dec, c)
		}
		v.node = items
	case yaml.MappingNode:
		fields := record{}
		eachEntry(dec, n, func(name string, node *yaml.Node) {
			var part Value
			part.DecodeYAML(dec, node)
			fields = append(fields, Field{name, part})
		})
		v.node = fields
	default:
		v.scalar(dec, n)
	}
}

func (v *Value) scalar(dec *yamldoc.Decoder, n *yaml.Node) {
	switch n.Tag {
	case "!!null":
		v.node = nil
	case "!!bool":
		v.node = n.Value[0] == 't' || n.Value[0] == 'T'
	case "!!int", "!!float":
		if dialled(n.Value) {
			v.node = n.Value
			return
		}
		r, err := exact.Parse(n.Value)
		if err != nil || !isDecimal(r) {
			dec.Fault(n, "bad-number", diag.Args{"value": plain.Excerpt(n.Value)})
			return
		}
		v.node = r
	default:
		v.node = n.Value
	}
}

// dialled reports numbers that are names: a leading + or 0 would be lost.
func dialled(s string) bool {
	return s[0] == '+' || len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9'
}
