package io.fixres.cli;

import io.fixres.contract.Contract;
import picocli.CommandLine.IVersionProvider;

/** What {@code fixres --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "fixres " + (version == null ? "from sources" : version),
      "contract "
          + Contract.VERSION
          + ", numerics "
          + Contract.NUMERICS
          + ", Java "
          + Runtime.version()
    };
  }
}
