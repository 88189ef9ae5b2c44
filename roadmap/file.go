package roadmap

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"
)

// maxFile is the size of a problem file, bytes: ten times what the whole catalogue takes.
const maxFile = 4 << 20

// EncodeProblem writes a problem as YAML.
func EncodeProblem(p Problem) ([]byte, error) { return yaml.Marshal(p) }

// DecodeProblem reads what EncodeProblem wrote. It fails for anything that is not a whole
// and sound problem; unknown keys are refused.
func DecodeProblem(data []byte) (Problem, error) {
	if len(data) > maxFile {
		return Problem{}, fmt.Errorf("%d bytes, at most %d", len(data), maxFile)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	var p Problem
	if err := dec.Decode(&p); err != nil {
		return Problem{}, err
	}
	return p, p.Check()
}
