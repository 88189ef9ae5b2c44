package engagement

import (
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// migration brings a file of one format version to the next, on the YAML tree, so
// that positions and comments survive.
type migration struct {
	from   int
	change func(root *yaml.Node)
}

// migrations lists the steps from old versions to Format, in order. Version 1 is
// the first, so there is none yet.
func migrations() []migration { return nil }

// formatKey is the key of the format version, first in every file.
const formatKey = "rahbord"

// upToDate brings the file to the wanted version. It is false when that cannot be
// done: the version is missing, unknown, or newer than this program.
func upToDate(dec *yamldoc.Decoder, root *yaml.Node, steps []migration, want int) bool {
	n := valueOf(root, formatKey)
	if n == nil {
		dec.Fault(root, "format-missing", diag.Args{"key": formatKey, "version": strconv.Itoa(want)})
		return false
	}
	has, err := strconv.Atoi(n.Value)
	args := diag.Args{"version": plain.Excerpt(n.Value), "known": strconv.Itoa(want)}
	switch {
	case n.Kind != yaml.ScalarNode || err != nil:
		dec.Fault(n, "format-unknown", args)
		return false
	case has > want:
		dec.Fault(n, "format-newer", args)
		return false
	}
	at := has
	for _, s := range steps {
		if s.from == at {
			s.change(root)
			at++
		}
	}
	if at != want {
		dec.Fault(n, "format-unknown", args)
		return false
	}
	n.Value, n.Tag, n.Style = strconv.Itoa(want), "!!int", 0
	if has != want {
		dec.Faults = append(dec.Faults, diag.Fault{Rule: "format-migrated", Severity: diag.Info, Pos: dec.At(n), Args: args})
	}
	return true
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
