package net.psmail.status.page;

import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Report;
import net.psmail.status.probe.Protocol;

/** What a component is called: by its purpose, and by its host where one purpose has several. */
final class Names {

  private Names() {}

  static String of(ComponentView component, Report report, Words words) {
    Protocol protocol = component.target().protocol();
    boolean only =
        report.components().stream().filter(one -> one.target().protocol() == protocol).count()
            == 1;
    String name = words.name(component);
    return only ? name : name + " (" + component.target().host() + ")";
  }
}
