-- Health of a FixResExperiment for Argo CD: obj is the resource, the answer {status, message}.
-- A running experiment is Healthy, like a Deployment that serves: a sync need not wait for days of training.
local status = obj.status or {}
local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end

local function holds(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

local function message(type)
  return conditions[type] ~= nil and conditions[type].message or ""
end

if conditions.Ready == nil then
  return {status = "Progressing", message = "the operator has not seen it yet"}
end
if status.observedGeneration ~= obj.metadata.generation then
  return {status = "Progressing", message = "the operator has not seen the change yet"}
end
if holds("Stalled") then
  return {status = "Degraded", message = message("Stalled")}
end
if holds("Reconciling") then
  return {status = "Progressing", message = message("Reconciling")}
end
if holds("Suspended") then
  return {status = "Suspended", message = message("Ready")}
end
if holds("BestFound") then
  return {status = "Healthy", message = message("BestFound")}
end
return {status = "Healthy", message = message("Ready")}
