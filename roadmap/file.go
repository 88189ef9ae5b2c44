package roadmap

import (
	"bytes"
	"strconv"
	"strings"

	"rahbord/internal/diag"

	"gopkg.in/yaml.v3"
)

// maxFile is the size of a problem file, bytes: ten times what the whole catalogue takes.
const maxFile = 4 << 20

// EncodeProblem writes a problem as YAML.
func EncodeProblem(p Problem) ([]byte, error) { return yaml.Marshal(p) }

// DecodeProblem reads what EncodeProblem wrote. It fails for anything that is not a whole
// and sound problem; unknown keys are refused. The error is a *diag.FileError without a
// name.
func DecodeProblem(data []byte) (Problem, error) {
	if len(data) > maxFile {
		return Problem{}, fault("problem-size", diag.Args{"bytes": strconv.Itoa(len(data)), "most": strconv.Itoa(maxFile)})
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	var p Problem
	if err := dec.Decode(&p); err != nil {
		return Problem{}, fault("problem-form", diag.Args{"detail": strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), "yaml: ")), " ")})
	}
	return p, p.Check()
}

func fault(rule string, args diag.Args) error {
	var faults diag.List
	faults.Add(diag.Pos{}, rule, args)
	return &diag.FileError{Faults: faults}
}
