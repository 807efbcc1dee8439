package io.fixres.runner.conclude;

import io.fixres.contract.DatasetRef.Normalization;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Verdict;
import io.fixres.contract.maths.EvalCrop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a serving program must know to show images to the winner as they were shown here: timm's
 * pretrained_cfg keys, and an image processor's.
 *
 * @param architecture timm's or torchvision's name
 * @param best the winner
 * @param numClasses outputs of the classifier
 * @param labels class names by index
 * @param normalization channel statistics
 * @param interpolation of the resize
 */
record BestConfig(
    String architecture,
    Verdict.Best best,
    int numClasses,
    List<String> labels,
    Normalization normalization,
    Interpolation interpolation) {

  /** {@code config.json}: input_size is the train size, test_input_size the winner. */
  Map<String, Object> config() {
    Map<String, Object> cfg = new LinkedHashMap<>();
    cfg.put("input_size", size(best.trainResolution()));
    cfg.put("test_input_size", size(best.point().resolution()));
    cfg.put("fixed_input_size", false);
    cfg.put("interpolation", interpolation.name().toLowerCase(Locale.ROOT));
    cfg.put("crop_pct", best.point().cropPct());
    cfg.put("test_crop_pct", best.point().cropPct());
    cfg.put("crop_mode", "center");
    cfg.put("mean", normalization.mean());
    cfg.put("std", normalization.std());
    cfg.put("num_classes", numClasses);
    cfg.put("label_names", labels);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("architecture", architecture);
    config.put("num_classes", numClasses);
    config.put("label_names", labels);
    config.put("pretrained_cfg", cfg);
    return config;
  }

  /** {@code preprocessor_config.json}: resize, crop, rescale, normalise, at the winner's size. */
  Map<String, Object> preprocessor() {
    EvalPoint point = best.point();
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("do_resize", true);
    config.put("size", Map.of("shortest_edge", EvalCrop.resizeSide(point)));
    config.put("resample", interpolation == Interpolation.BICUBIC ? 3 : 2);
    config.put("do_center_crop", true);
    Map<String, Object> crop = new LinkedHashMap<>();
    crop.put("height", point.resolution());
    crop.put("width", point.resolution());
    config.put("crop_size", crop);
    config.put("do_rescale", true);
    config.put("rescale_factor", 1 / 255.0);
    config.put("do_normalize", true);
    config.put("image_mean", normalization.mean());
    config.put("image_std", normalization.std());
    return config;
  }

  private static List<Integer> size(int side) {
    return List.of(3, side, side);
  }
}
