package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An environment variable of the runner. */
@ValidationRule(
    value = "!self.name.startsWith('FIXRES_')",
    message = "names that begin with FIXRES_ are how a stage is told its work: use another name",
    fieldPath = ".name")
public record EnvVarSpec(
    @JsonPropertyDescription(
            "Its name: letters, digits and underscores, not beginning with a digit.")
        @Required
        @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
        @Size(min = 1, max = 128)
        String name,
    @JsonPropertyDescription("Its value.") @Default("\"\"") @Size(max = 4096) String value) {}
