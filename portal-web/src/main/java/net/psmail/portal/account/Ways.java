package net.psmail.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Kind;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.SetupView.Family;
import net.psmail.portal.view.SetupView.Way;
import org.jspecify.annotations.Nullable;

/** How a mail program is best set up on a kind of device. */
@ApplicationScoped
class Ways {

  private static final Map<Family, List<Plan>> PLANS =
      Map.of(
          Family.IPHONE, List.of(Plan.PROFILE, Plan.IPHONE, Plan.OUTLOOK_MOBILE),
          Family.MAC, List.of(Plan.MAC, Plan.THUNDERBIRD, Plan.PROFILE_ON_MAC, Plan.OUTLOOK),
          Family.ANDROID,
              List.of(Plan.CODE, Plan.K9, Plan.FAIREMAIL, Plan.GMAIL, Plan.OUTLOOK_MOBILE),
          Family.WINDOWS, List.of(Plan.THUNDERBIRD, Plan.OUTLOOK_CLASSIC, Plan.OUTLOOK_NEW),
          Family.LINUX, List.of(Plan.THUNDERBIRD, Plan.EVOLUTION, Plan.KMAIL, Plan.TERMINAL),
          Family.UNKNOWN, List.of(Plan.THUNDERBIRD, Plan.ANDROID, Plan.APPLE, Plan.OUTLOOK));

  @Inject private Contents contents;

  /** The best first; a guide that nobody publishes any more is left out. */
  List<Way> on(Family family, Language language) {
    return PLANS.getOrDefault(family, List.of()).stream().map(plan -> way(plan, language)).toList();
  }

  private Way way(Plan plan, Language language) {
    return new Way(plan.name, plan.steps, plan.action, guide(plan, language));
  }

  private @Nullable Reference guide(Plan plan, Language language) {
    return contents
        .library()
        .find(Kind.ARTICLE, plan.guide, language)
        .map(entry -> new Reference(entry.path(), entry.title(), entry.summary()))
        .orElse(null);
  }

  private enum Plan {
    PROFILE("profile", 0, "/account/setup/phone", "iphone"),
    PROFILE_ON_MAC("profile", 0, "/account/setup/phone", "mac"),
    IPHONE("apple", 3, "/account/apple.mobileconfig", "iphone"),
    MAC("mac", 3, "/account/apple.mobileconfig", "mac"),
    APPLE("apple", 3, "/account/apple.mobileconfig", "apple-mail"),
    CODE("code", 0, "/account/setup/phone", "thunderbird-android"),
    K9("k9", 3, null, "thunderbird-android"),
    ANDROID("android", 3, null, "android"),
    FAIREMAIL("fairemail", 0, null, "fairemail"),
    GMAIL("gmail", 0, null, "gmail-app"),
    THUNDERBIRD("thunderbird", 3, null, "thunderbird"),
    OUTLOOK("outlook", 3, null, "outlook"),
    OUTLOOK_CLASSIC("outlook-classic", 3, null, "outlook-classic"),
    OUTLOOK_NEW("outlook-new", 0, null, "outlook-new"),
    OUTLOOK_MOBILE("outlook-mobile", 0, null, "outlook-mobile"),
    EVOLUTION("evolution", 0, null, "evolution"),
    KMAIL("kmail", 0, null, "kmail"),
    TERMINAL("terminal", 0, "/account/setup/programs", "manual-settings");

    private final String name;
    private final int steps;
    private final @Nullable String action;
    private final String guide;

    Plan(String name, int steps, @Nullable String action, String guide) {
      this.name = name;
      this.steps = steps;
      this.action = action;
      this.guide = guide;
    }
  }
}
