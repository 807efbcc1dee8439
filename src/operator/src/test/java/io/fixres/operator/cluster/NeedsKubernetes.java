package io.fixres.operator.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests on a {@link ControlPlane}: they are skipped, and say so, where none can be built. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsKubernetes.IfBuilt.class)
public @interface NeedsKubernetes {
  /** Asked once a class, before anything of it is started. */
  final class IfBuilt implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent() || KubeBinaries.find().isPresent()) {
        return ConditionEvaluationResult.enabled("there is a Kubernetes");
      }
      System.err.println(
          "SKIPPED: %s was not tested on a Kubernetes API server, and tools/kube/build says above why"
              .formatted(context.getDisplayName()));
      return ConditionEvaluationResult.disabled("tools/kube/build cannot build Kubernetes here");
    }
  }
}
