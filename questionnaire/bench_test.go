package questionnaire_test

import (
	"testing"

	"rahbord/questionnaire"
	"rahbord/templates"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if p, faults := questionnaire.Load(templates.Pack()); p == nil {
			b.Fatal(faults)
		}
	}
}
