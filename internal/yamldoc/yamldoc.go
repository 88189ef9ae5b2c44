// Package yamldoc is the one door through which YAML comes in: every file is
// size-checked, parsed with positions, and decoded strictly, with all faults at
// once. Structs use `yaml:"name"` tags; a key that no field claims is a fault.
package yamldoc

import (
	"rahbord/internal/diag"

	"gopkg.in/yaml.v3"
)

// Doc is a parsed YAML file with its positions.
type Doc struct {
	name string
	root *yaml.Node
}

// Name is the file's name as faults show it.
func (d *Doc) Name() string { return d.name }

// Root is the top node (never a document node).
func (d *Doc) Root() *yaml.Node { return d.root }

// Decoder lets a type read its own node: Decode adds faults to dec and goes on.
type Unmarshaler interface {
	DecodeYAML(dec *Decoder, n *yaml.Node)
}

// Decoder collects faults while values are read.
type Decoder struct {
	name   string
	Faults diag.List
}
