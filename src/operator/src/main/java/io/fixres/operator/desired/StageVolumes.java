package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fixres.api.ClaimRef;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.contract.StageEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a stage's pod sees of the world: the images, the workspace, and a /tmp of its own. */
final class StageVolumes {
  private static final String DATA = "data";
  private static final String WORKSPACE = "workspace";
  private static final String TEMPORARY = "tmp";

  private final FixResExperimentSpec spec;
  private final TemplateSpec template;

  StageVolumes(FixResExperimentSpec spec) {
    this.spec = spec;
    this.template = spec.commonTemplate();
  }

  List<Volume> volumes() {
    List<Volume> volumes = new ArrayList<>();
    ClaimRef data = data();
    if (data != null) {
      volumes.add(claim(DATA, data, true));
    }
    volumes.add(claim(WORKSPACE, spec.workspace().persistentVolumeClaim(), false));
    volumes.add(new VolumeBuilder().withName(TEMPORARY).withNewEmptyDir().endEmptyDir().build());
    volumes.addAll(Objects.requireNonNullElse(template.extraVolumes(), List.of()));
    return volumes;
  }

  List<VolumeMount> mounts() {
    List<VolumeMount> mounts = new ArrayList<>();
    ClaimRef data = data();
    if (data != null) {
      mounts.add(mount(DATA, StageEnvironment.DEFAULT_DATA, data.subPath(), true));
    }
    String subPath = spec.workspace().persistentVolumeClaim().subPath();
    mounts.add(mount(WORKSPACE, StageEnvironment.DEFAULT_WORKSPACE, subPath, false));
    mounts.add(mount(TEMPORARY, "/tmp", null, false));
    mounts.addAll(Objects.requireNonNullElse(template.extraVolumeMounts(), List.of()));
    return mounts;
  }

  private @Nullable ClaimRef data() {
    return spec.dataset().persistentVolumeClaim();
  }

  private static Volume claim(String name, ClaimRef claim, boolean readOnly) {
    return new VolumeBuilder()
        .withName(name)
        .withNewPersistentVolumeClaim(claim.claimName(), readOnly)
        .build();
  }

  private static VolumeMount mount(
      String name, String path, @Nullable String subPath, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(path)
        .withSubPath(subPath)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }
}
