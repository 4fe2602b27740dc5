package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.portal.content.Archive.Drawn;
import net.psmail.portal.content.Archives.Change;
import net.psmail.portal.content.Archives.Change.Effect;
import net.psmail.portal.content.ContentFile.Holding;
import net.psmail.portal.content.Images.Made;

/** Compares an archive that is without fault with what is there, and takes it over. */
@ApplicationScoped
class Acquisition {

  @Inject TextStore texts;
  @Inject ImageStore images;
  @Inject Images easel;
  @Inject Writing writing;
  @Inject Publisher publisher;

  /** A picture to be served; the one that is there, when it is the same. */
  Made made(String name, Drawn drawn, String author) {
    String address = "/images/" + Images.fingerprint(drawn.file()) + "/";
    return easel.list().stream()
        .filter(known -> known.name().equals(name) && known.address().startsWith(address))
        .findFirst()
        .map(known -> new Made(saying(known, drawn.alternative()), drawn.data()))
        .orElseGet(() -> easel.make(name, drawn.alternative(), drawn.file(), author));
  }

  List<Change> compare(Archive archive, Map<String, Made> pictures) {
    List<Change> changes = new ArrayList<>();
    archive
        .texts()
        .forEach((name, holding) -> changes.add(new Change(name.path(), effect(name, holding))));
    changes.addAll(compared(archive, pictures));
    return changes;
  }

  List<Change> take(Archive archive, Map<String, Made> pictures, String author) {
    long edition = texts.nextEdition();
    List<Change> changes = compare(archive, pictures);
    archive.texts().forEach((name, holding) -> take(name, holding, author, edition));
    pictures.values().forEach(made -> images.replace(made.image(), made.bytes()));
    return changes;
  }

  private void take(TextName name, Holding holding, String author, long edition) {
    TextRow row = texts.lock(name).orElseGet(() -> writing.begin(name));
    row.remove(null);
    if (row.newest() == 0
        || !texts.version(name, row.newest()).wording().equals(holding.wording())) {
      writing.add(author, row, holding.wording());
    }
    if (!holding.draft() && !row.isUpToDate()) {
      publisher.publish(row, holding.wording(), edition);
    }
  }

  private Effect effect(TextName name, Holding holding) {
    Optional<TextRow> known = texts.find(name);
    if (known.isEmpty()) {
      return Effect.NEW;
    }
    TextRow row = known.get();
    boolean same = texts.version(name, row.newest()).wording().equals(holding.wording());
    return same && !row.isRemoved() && (holding.draft() || row.isUpToDate())
        ? Effect.SAME
        : Effect.CHANGED;
  }

  private List<Change> compared(Archive archive, Map<String, Made> pictures) {
    Map<String, Image> known =
        images.list().stream().collect(Collectors.toMap(Image::name, Function.identity()));
    List<Change> changes = new ArrayList<>();
    archive
        .pictures()
        .forEach(
            (name, drawn) -> {
              Image there = known.get(name);
              Made made = pictures.get(name);
              Effect effect =
                  there == null
                      ? Effect.NEW
                      : made != null && there.equals(made.image()) ? Effect.SAME : Effect.CHANGED;
              changes.add(new Change(drawn.path(), effect));
            });
    return changes;
  }

  private static Image saying(Image known, String words) {
    return new Image(
        known.name(),
        known.address(),
        words,
        known.width(),
        known.height(),
        known.bytes(),
        known.uploadedAt(),
        known.uploadedBy());
  }
}
