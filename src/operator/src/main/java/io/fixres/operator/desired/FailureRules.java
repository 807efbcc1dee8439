package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import io.fixres.contract.ExitCode;
import io.fixres.contract.ExitCode.Retry;
import java.util.Arrays;
import java.util.List;

/** The exit codes' meaning, told to the Job controller: which ends are no failures, which final. */
final class FailureRules {
  private FailureRules() {}

  static PodFailurePolicy of(String container) {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition("True", "DisruptionTarget")
        .endRule()
        .addToRules(onExit("Ignore", container, List.of(Retry.FREE)))
        .addToRules(onExit("FailJob", container, List.of(Retry.NONE, Retry.ONCE)))
        .build();
  }

  private static PodFailurePolicyRule onExit(String action, String container, List<Retry> retries) {
    List<Integer> codes =
        Arrays.stream(ExitCode.values())
            .filter(code -> code != ExitCode.OK && retries.contains(code.retry()))
            .map(ExitCode::number)
            .sorted()
            .toList();
    return new PodFailurePolicyRuleBuilder()
        .withAction(action)
        .withNewOnExitCodes()
        .withContainerName(container)
        .withOperator("In")
        .withValues(codes)
        .endOnExitCodes()
        .build();
  }
}
