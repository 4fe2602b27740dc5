package net.psmail.certificates.order;

import java.nio.file.Path;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.install.Command;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Reload;
import net.psmail.certificates.install.Target;
import org.jspecify.annotations.Nullable;

/**
 * Where operators may have certificates installed. Files, commands and listeners are the
 * administrator's word, and are chosen by this name.
 *
 * @param directory where each certificate gets a file of its own
 * @param group who may read the files besides their owner, or null for nobody
 * @param reload the words of the command that makes the server take them up; none when it looks by
 *     itself
 * @param listeners where each of a certificate's names has to be seen, as settings have them
 */
record DeclaredPlace(
    String name,
    Path directory,
    @Nullable String group,
    List<String> reload,
    List<String> listeners) {

  DeclaredPlace {
    reload = List.copyOf(reload);
    listeners = List.copyOf(listeners);
  }

  /** The file of a certificate. */
  Path file(String id) {
    return directory.resolve(id + ".pem");
  }

  Target target(String id, CertificateNames names) {
    return new Target(file(id), group, whatTells(), listeners(names));
  }

  /** A wildcard is no name that a client asks for; this is one that it speaks for. */
  List<Listener> listeners(CertificateNames names) {
    return listeners.stream()
        .flatMap(
            listener ->
                names.all().stream()
                    .map(name -> ListenerText.read(listener, name.replace("*.", "www."))))
        .distinct()
        .toList();
  }

  /** What is shown of it to whoever chooses. */
  Declarations.Place shown() {
    return new Declarations.Place(name, directory.toString(), listeners);
  }

  private Reload whatTells() {
    return reload.isEmpty() ? Reload.NONE : Command.of(reload.toArray(String[]::new));
  }
}
