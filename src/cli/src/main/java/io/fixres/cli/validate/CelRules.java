package io.fixres.cli.validate;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Kubernetes' rule language; it takes half a second to load, so it waits for the first rule. */
final class CelRules {
  private static final Map<String, CelRuntime.Program> PROGRAMS = new ConcurrentHashMap<>();

  private CelRules() {}

  /**
   * Whether a rule holds.
   *
   * @throws CelEvaluationException when the values are not of the schema's types
   */
  static boolean holds(String rule, Map<String, Object> values) throws CelEvaluationException {
    return Boolean.TRUE.equals(PROGRAMS.computeIfAbsent(rule, CelRules::compile).eval(values));
  }

  private static CelRuntime.Program compile(String rule) {
    try {
      return Holder.CEL.createProgram(Holder.CEL.compile(rule).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the CRD's rule does not compile: " + rule, e);
    }
  }

  private static final class Holder {
    static final Cel CEL =
        CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .addCompilerLibraries(CelExtensions.strings())
            .addRuntimeLibraries(CelExtensions.strings())
            .build();
  }
}
