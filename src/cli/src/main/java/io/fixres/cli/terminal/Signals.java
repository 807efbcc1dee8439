package io.fixres.cli.terminal;

import java.lang.reflect.Proxy;

/**
 * Listens to the process's signals.
 *
 * <p>By reflection, because javac's warning about {@code sun.misc.Signal} cannot be suppressed; a
 * shutdown hook would not do: it hears the first Ctrl-C only, and then the process must end.
 */
public final class Signals {
  private Signals() {}

  /**
   * Calls {@code action} at every signal of this name, on a thread of its own; does nothing where
   * the platform has no such signal.
   *
   * @param name without SIG, such as {@code INT}
   */
  public static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object listener =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                  return null;
                }
                return method.getName().equals("hashCode") ? (Object) 0 : false;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
    } catch (ReflectiveOperationException e) {
      // The platform has no such signal, or keeps it for itself: then its own handling stays.
    }
  }
}
