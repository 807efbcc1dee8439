package io.fixres.operator.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Leaves out of what is read who owns which field: it is often half of an object, nothing here asks
 * for it, and the informers would keep it of every pod and Job.
 */
@Singleton
public final class LeanObjects implements KubernetesClientObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
  }

  /** What Jackson is to know of metadata besides its own annotations. */
  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}
}
