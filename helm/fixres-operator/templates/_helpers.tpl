{{- define "fixres-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* A release named fixres, or after the chart, gives fixres-operator; another one its name before it. */}}
{{- define "fixres-operator.fullname" -}}
{{- $name := include "fixres-operator.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if or (hasPrefix .Release.Name $name) (contains $name .Release.Name) }}
{{- ternary .Release.Name $name (contains $name .Release.Name) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "fixres-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "fixres-operator.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "fixres-operator.labels" -}}
{{ include "fixres-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "fixres-operator.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "fixres-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- required "serviceAccount.name: name the account to use, as serviceAccount.create is false" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "fixres-operator.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{/* The operator's settings, as it reads them beside its working directory. */}}
{{- define "fixres-operator.properties" -}}
{{- range $flavour, $image := .Values.runnerImages }}
fixres.runner-images.{{ $flavour }}={{ $image }}
{{- end }}
fixres.cuda-flavour={{ .Values.cudaFlavour }}
{{- with .Values.allowedImages }}
fixres.allowed-images={{ join "," . }}
{{- end }}
{{- with .Values.profiles }}
fixres.profiles-file=/deployments/config/profiles.yaml
{{- end }}
{{- if and .Values.fsGroup (not (.Capabilities.APIVersions.Has "security.openshift.io/v1")) }}
fixres.fs-group={{ int .Values.fsGroup }}
{{- end }}
fixres.lease={{ include "fixres-operator.fullname" . }}
{{- range $label, $value := .Values.runnerNodeSelector }}
fixres.node-selector."{{ $label }}"={{ $value }}
{{- end }}
fixres.max-active-jobs={{ int .Values.maxActiveJobs }}
{{- with .Values.watchNamespaces }}
quarkus.operator-sdk.namespaces={{ join "," . }}
{{- end }}
{{- range $key, $value := .Values.properties }}
{{- if and (kindIs "float64" $value) (eq (floor $value) $value) }}
{{- $value = int64 $value }}
{{- end }}
{{ $key }}={{ $value | toString | replace "\\" "\\\\" }}
{{- end }}
{{- end }}

{{/* What the operator may do where experiments are: no secrets, no logs, no exec. */}}
{{- define "fixres-operator.rules" -}}
- apiGroups: [fixres.io]
  resources: [fixresexperiments]
  verbs: [get, list, watch]
- apiGroups: [fixres.io]
  resources: [fixresexperiments/status]
  verbs: [patch, update]
- apiGroups: [fixres.io]
  resources: [fixresexperiments/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get]
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""]
  resources: [events]
  verbs: [create, list]
- apiGroups: [kueue.x-k8s.io]
  resources: [localqueues]
  verbs: [get]
{{- end }}

{{/* An egress rule. OpenShift's DNS pods listen on 5353, and a policy sees the pod's port. */}}
{{- define "fixres-operator.dns" -}}
- ports: # DNS
    {{- range list 53 5353 }}
    - port: {{ . }}
      protocol: UDP
    - port: {{ . }}
    {{- end }}
{{- end }}

{{- define "fixres-operator.subject" -}}
- kind: ServiceAccount
  name: {{ include "fixres-operator.serviceAccount" . | quote }}
  namespace: {{ .Release.Namespace | quote }}
{{- end }}

{{/* allowedImages as an expression: * stands for anything, as in the operator. */}}
{{- define "fixres-operator.imageExpression" -}}
{{- $patterns := list }}
{{- range concat (values .Values.runnerImages | sortAlpha) .Values.allowedImages }}
{{- $patterns = append $patterns (regexQuoteMeta . | replace "\\*" ".*") }}
{{- end -}}
^({{ join "|" $patterns }})$
{{- end }}
