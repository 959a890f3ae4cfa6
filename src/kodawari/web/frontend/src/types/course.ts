// Courses.

export interface CourseCard {
  name: string;
  title: string;
  ja: string;
  note: string;
  lanes: { number: number; next_lane: number; length_m: number }[];
  pieces: string[];
  pieces_ja: string[];
  laps: number;
  race_m: number;
}

export interface CourseMesh {
  half_width: number;
  wall_height: number;
  strips: { piece: number; lane: number; rows: number[][] }[];
}
