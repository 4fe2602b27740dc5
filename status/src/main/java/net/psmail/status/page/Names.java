package net.psmail.status.page;

import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Report;

/** What a component is called: by its purpose, and by its host where one purpose has several. */
final class Names {

  private Names() {}

  static String of(ComponentView component, Report report, Words words) {
    String key = component.target().component();
    boolean only =
        report.components().stream().filter(one -> one.target().component().equals(key)).count()
            == 1;
    String name = words.name(component);
    return only ? name : name + " (" + component.target().host() + ")";
  }
}
