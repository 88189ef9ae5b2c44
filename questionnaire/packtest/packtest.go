// Package packtest gives tests the readiness model of the product.
package packtest

import (
	"sync"
	"testing"

	"rahbord/internal/diag"
	"rahbord/questionnaire"
	"rahbord/templates"
)

// CRM is the model of the product, read once: a test that sets a field does so in a copy.
func CRM(t testing.TB) *questionnaire.Pack {
	t.Helper()
	p, faults := crm()
	if p == nil {
		t.Fatalf("the embedded model has faults:\n%v", faults)
	}
	return p
}

var crm = sync.OnceValues(func() (*questionnaire.Pack, diag.List) { return questionnaire.Load(templates.Pack()) })
