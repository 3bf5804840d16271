{{- define "desirepath.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "desirepath.selector" -}}
app.kubernetes.io/name: desirepath
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "desirepath.labels" -}}
{{ include "desirepath.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
