package net.psmail.certificates.order;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.SniMap;
import net.psmail.certificates.lifecycle.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that an operator wants, and where it is to be served.
 *
 * @param plan what is wanted of it
 * @param file where it lies
 * @param group who may read the file besides its owner, or null for nobody
 * @param reload the words of the command that makes its server take it up; none when the server
 *     looks by itself or is this process
 * @param sniMap Postfix's table of server names that has to know it, made before the command
 * @param listeners where it has to be seen
 * @param dane ports of its hosts that have TLSA records
 * @param origin the folder of another program from which the first one is taken over, or null for
 *     none
 */
record Wish(
    Plan plan,
    Path file,
    @Nullable String group,
    List<String> reload,
    Optional<SniMap> sniMap,
    List<Listener> listeners,
    List<Integer> dane,
    @Nullable Path origin) {

  Wish {
    reload = List.copyOf(reload);
    listeners = List.copyOf(listeners);
    dane = List.copyOf(dane);
  }
}
